"""The visit report: what it says (plain data), the page (Typst) and the file.

Import the module you need; neither typst nor matplotlib is loaded before a page is drawn.
"""
