"""The one error of the domain: something typed or read that the diary cannot keep."""


class Invalid(ValueError):
    """A value that is impossible, told in one plain sentence naming the field, the value and what is allowed."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message
