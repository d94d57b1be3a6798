"""Tests of widgets in the element, and the cards that they show."""
