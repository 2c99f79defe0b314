/* Review by keyboard. Every key presses a button or follows a link that is on the page, so that both do the same. */
"use strict";
(() => {
  const page = document.querySelector("[data-review]");
  const by = (id) => document.getElementById(id);
  const keys = by("keys");
  const open = (dialog) => dialog && !document.querySelector("dialog[open]") && dialog.showModal();

  // Where the text of the whole report is: code points from its start, as spans are counted.
  const length = (text) => Array.from(text).length;
  const place = (node, offset) => {
    const paragraph = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("p[data-start]");
    if (!paragraph) return null;
    const before = document.createRange();
    before.setStart(paragraph, 0);
    before.setEnd(node, offset);
    return Number(paragraph.dataset.start) + length(before.toString());
  };

  const chosen = () => {
    const selection = getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const start = place(range.startContainer, range.startOffset);
    const end = place(range.endContainer, range.endOffset);
    return start === null || end === null || start >= end ? null : { start, end, words: selection.toString() };
  };

  const say = (text) => {
    by("said").textContent = text;
  };

  // Adding: the report opens with a caret at its first word; shift and the arrows select, Enter takes what is selected.
  const add = () => {
    const words = chosen();
    if (words) {
      by("add-spans").value = `${words.start}:${words.end}`;
      by("add-words").textContent = words.words;
      open(by("add"));
      by("add-source").focus();
      return;
    }
    by("report").open = true;
    const first = by("whole").querySelector("p");
    first.focus();
    getSelection().collapse(first, 0);
    select("forward");
    say("Choose the words: arrows move, with shift they stretch, Enter takes them, Escape leaves.");
  };
  const select = (direction, stretch) => {
    const selection = getSelection();
    if (!stretch) {
      if (direction === "forward") selection.collapseToEnd();
      else selection.collapseToStart();
      if (direction === "backward") selection.modify("move", "backward", "word");
      selection.modify("extend", "forward", "word");
    } else selection.modify("extend", direction, "word");
    selection.focusNode.parentElement.scrollIntoView({ block: "nearest" });
  };
  const choosing = () => by("whole") && by("whole").contains(document.activeElement);

  const press = (verdict) => {
    const button = by("decide") && by("decide").querySelector(`button[value="${verdict}"]`);
    if (button) button.click();
  };
  const step = (by) => {
    const lines = [...document.querySelectorAll("#queue a")];
    const at = lines.findIndex((line) => line.closest("li").hasAttribute("aria-current"));
    const next = lines[at + by];
    if (next) next.click();
    else say("There is none further.");
  };
  const edit = () => {
    open(by("edit"));
    fill();
    by("edit-field").focus();
  };
  const fill = () => {
    const option = by("edit-field").selectedOptions[0];
    by("edit-value").value = option.dataset.value;
    by("edit-value").setAttribute("list", `values-${option.value}`);
  };

  const typing = (event) => event.target.closest("input, textarea, select") || document.querySelector("dialog[open]");
  const on = (act) => (event) => {
    if (typing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act(event);
  };
  const arrow = (direction) => (event) => {
    if (!choosing() || typing(event)) return;
    event.preventDefault();
    select(direction, event.shiftKey);
  };

  const bindings = { "?": on(() => open(keys)), "Shift+?": on(() => open(keys)) };
  if (page) {
    Object.assign(bindings, {
      j: on(() => step(1)), k: on(() => step(-1)),
      y: on(() => press("right")), n: on(() => press("wrong")), u: on(() => press("undecided")), z: on(() => press("undone")),
      e: on(() => by("edit") && edit()), a: on(() => by("add") && add()),
      ArrowRight: arrow("forward"), ArrowLeft: arrow("backward"), "Shift+ArrowRight": arrow("forward"), "Shift+ArrowLeft": arrow("backward"),
      Enter: (event) => choosing() && !typing(event) && (event.preventDefault(), add()),
      Escape: (event) => choosing() && !typing(event) && by("current").focus(),
    });
    for (const [button, act] of [["open-edit", edit], ["open-add", add]]) {
      if (!by(button)) continue;
      by(button).hidden = false;
      by(button).addEventListener("click", act);
    }
    if (by("edit-field")) by("edit-field").addEventListener("change", fill);
    by("current").focus({ preventScroll: true });
  }
  tinykeys.tinykeys(window, bindings);
})();
