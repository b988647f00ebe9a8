"""Draws workbooks with openpyxl: how sheets look, once, from the plain values. Values are moved in elsewhere."""
