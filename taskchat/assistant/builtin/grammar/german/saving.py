"""German sentences about saved views."""

from taskchat.assistant.builtin.grammar.language import Row

SAVING: tuple[Row, ...] = (
    ("save_view", "[speicher|speichere|sichere|merk|merke] (mir) [das|dies|diese|dieses|die] "
                  "(ansicht|liste|filter|suche|aufgaben) [als|unter] (dem namen) {title}"),
    ("save_view", "[speicher|speichere|sichere] (mir) (meine|die) {question} [als|unter] (dem namen) {title}"),
    ("replace_view", "[ersetz|ersetze|überschreib|überschreibe] (die|meine) (gespeicherte) ansicht {title}"),
)  # fmt: skip
