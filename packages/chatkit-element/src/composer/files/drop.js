/**
 * Files that a person drags onto the chat or pastes into it.
 * @import { Controller } from '../../controller.js'
 */

/** @param {HTMLElement} frame @param {Controller} controller */
export function takeFiles(frame, controller) {
  /** @param {boolean} to */
  const dropping = (to) => {
    if (controller.isDropping === to) return;
    controller.isDropping = to;
    controller.changed();
  };
  frame.addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    // The browser must not open refused files in place of the page either.
    event.preventDefault();
    dropping(controller.takesFiles);
    if (event.dataTransfer) event.dataTransfer.dropEffect = controller.takesFiles ? "copy" : "none";
  });
  frame.addEventListener("dragleave", (event) => {
    const to = event.relatedTarget;
    if (!(to instanceof Node && frame.contains(to))) dropping(false);
  });
  frame.addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    dropping(false);
    if (controller.takesFiles) controller.composer.files.add(event.dataTransfer?.files ?? []);
  });
  frame.addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    // Office programs add a picture of the text they copy; the text is what was meant.
    if (!files.length || !controller.takesFiles || event.clipboardData?.types.includes("text/plain")) return;
    event.preventDefault();
    controller.composer.files.add(files);
  });
}

/** @param {DragEvent} event */
const carriesFiles = (event) => Boolean(event.dataTransfer?.types.includes("Files"));
