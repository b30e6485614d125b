"""Values of the diary and their rules: frozen, without files, clock or screen."""
