"""The machinery: data in, a site out. Each module is one room; README.md draws the way through them."""
