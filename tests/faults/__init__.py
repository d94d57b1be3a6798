"""Fault suite: a taskchat that is killed and loses its parts while people use it, and what must be left afterwards."""
