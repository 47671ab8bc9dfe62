"""How the window looks: colours of light and dark, type, icons, and the style sheet made from them."""
