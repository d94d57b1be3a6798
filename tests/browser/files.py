"""Files that get into a page by hand: dropped on a place, or pasted there."""

# Called on the place, with the kind of the event and the name of a file that holds "words".
CARRY = """(place, [kind, name]) => {
  const data = new DataTransfer();
  data.items.add(new File(['words'], name, { type: 'text/plain' }));
  const how = { bubbles: true, composed: true, cancelable: true };
  place.dispatchEvent(kind === 'paste'
    ? new ClipboardEvent(kind, { ...how, clipboardData: data })
    : new DragEvent(kind, { ...how, dataTransfer: data }));
}"""
