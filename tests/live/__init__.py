"""Conversations with the real Gemini."""
