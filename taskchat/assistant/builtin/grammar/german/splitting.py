"""German words at which a message falls into several orders."""

_ORDER = (
    "füg|füge|erstell|erstelle|erinner mich|erinnere mich|markier|markiere|benenn|benenne|zeig|zeige|öffne|verschieb"
    "|verschiebe|lösch|lösche|hak|hake|erledige|entfern|entferne|streich|streiche|leg|lege|trag|trage|mach|mache|setz"
    "|setze|änder|ändere|such nach|suche nach|lass|lasse"
)

CLASSES: dict[str, str] = {
    "both": "und|&",
    "also": "auch|dann|bitte|noch|danach",
    "then": "(und) [danach|dann|anschließend|außerdem]",
    # Verbs that begin a command wherever they stand after a break.
    "strong": f"{_ORDER}|rückgängig|tagge|priorisiere|(eine) neue aufgabe",
    # Verbs that are as often part of a title.
    "weak": "find|finde|plan|plane|schreib|schreibe|notier|notiere|gib|nimm|stell|stelle",
    "sure": "die|der|das|den|meine|meinen|mein|alle|alles|es|sie|ihn|aufgabe|aufgaben",
    "order": f"(bitte) [{_ORDER}]",
    "back": f"[{_ORDER}] [es|sie|ihn|das|die|den rest]",
    "list_heading": "(bitte) [füg|füge|erstell|erstelle|leg|lege|trag|trage|notier|notiere|schreib|schreibe|neue] "
                    "(mir|noch|bitte) (diese|die|folgende|folgenden|ein paar|zwei|drei|vier|fünf|sechs) "
                    "[aufgaben|todos|to-dos|punkte|sachen|dinge|einträge] (<to_list>) (hinzu|an|ein|auf)",
    "list_opening": "(bitte) ([füg|füge|erstell|erstelle|leg|lege|notier|notiere] (mir|noch|bitte)) (diese|die|folgende"
                    "|folgenden|neue|zwei|drei|vier|fünf|sechs) [aufgaben|todos|to-dos|punkte] (hinzu|an|ein|auf) :",
}  # fmt: skip
