/* Reports dropped on the page are sent at once, and the list says how far each is. Without scripts the form does the same. */
"use strict";
(() => {
  const list = document.getElementById("jobs");
  const status = document.getElementById("progress");
  const form = document.getElementById("drop");
  let timer = 0;

  const line = (job) => {
    const item = document.createElement("li");
    const name = Object.assign(document.createElement("b"), { textContent: job.name });
    const state = Object.assign(document.createElement("span"), { className: "meta", textContent: ` ${job.state}${job.by ? ` · by ${job.by}` : ""} ` });
    item.append(name, state);
    if (job.key) item.append(Object.assign(document.createElement("a"), { href: `/document/${job.key}`, textContent: job.what || job.key }));
    else item.append(job.what);
    return item;
  };

  const refresh = async () => {
    clearTimeout(timer);
    const answer = await fetch("/add.json");
    if (!answer.ok) return;
    const jobs = await answer.json();
    const open = jobs.filter((job) => job.state === "waiting" || job.state === "reading").length;
    list.replaceChildren(...jobs.map(line));
    status.textContent = open ? `${open} still to be read` : jobs.length ? "All are read." : "";
    if (open) timer = setTimeout(refresh, 500);
  };

  const send = async (files) => {
    const body = new FormData();
    for (const file of files) body.append("files", file);
    status.textContent = `Sending ${files.length} …`;
    const answer = await fetch("/add", { method: "POST", body, headers: { accept: "application/json", "x-csrf-token": form.elements.csrf.value } });
    if (answer.ok) return refresh();
    const text = await answer.text();
    try {
      status.textContent = JSON.parse(text).what;
    } catch {
      status.textContent = text || "That did not work.";
    }
  };

  if (form) {
    for (const name of ["dragenter", "dragover"]) {
      addEventListener(name, (event) => {
        event.preventDefault();
        form.classList.add("over");
      });
    }
    addEventListener("dragleave", (event) => {
      if (!event.relatedTarget) form.classList.remove("over");
    });
    addEventListener("drop", (event) => {
      event.preventDefault();
      form.classList.remove("over");
      if (event.dataTransfer.files.length) send([...event.dataTransfer.files]);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const files = [...form.elements.files.files];
      if (files.length) send(files).then(() => form.reset());
    });
  }
  refresh();
})();
