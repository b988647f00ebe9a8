"""Shared by all tests: the real letter and the year it is for."""
