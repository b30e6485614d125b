"""Where the files that are not code lie: the body map, the icon, the Typst template, sample data.

A wheel carries them inside the package (`twitchlog/assets`, put there by the build); in a checkout, and so in an
editable install, they stay in `assets/` at the top, beside the package.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


class MissingAsset(FileNotFoundError):
    """A file of twitchlog itself is not there: the installation is incomplete."""


def asset(name: str) -> Path:
    """The path of the file or folder `name` of assets, such as "body.svg" or "fonts/Icons.ttf".

    Raises MissingAsset, naming the places looked in, when it is in neither the wheel nor the checkout.
    """
    places = (_PACKAGE / "assets", _PACKAGE.parent / "assets")
    for folder in places:
        path = folder / name
        if path.exists():
            return path
    looked = " or ".join(str(folder) for folder in places)
    raise MissingAsset(f"twitchlog's own file {name} is missing (looked in {looked}): install twitchlog again")
