"""The file: XlsxWriter tamed, styles, headers and protection that all sheets share."""
