"""The kit: light widgets on plain Kivy, drawn as Material 3 and coloured through `app.theme`."""
