// Refreshes the parts of a page that are marked as live, when something changed. The pages work
// without it; what somebody is typing or has unfolded is left alone.
"use strict";

const EVERY_MILLIS = 1000;
let seen = document.body.dataset.revision;

const unfolded = (part) =>
  new Set([...part.querySelectorAll("details[open]")].map((d) => keyOf(d)));

function keyOf(details) {
  const home = details.closest("[id]");
  const summary = details.querySelector("summary");
  return (home ? home.id : "") + "/" + (summary ? summary.textContent : "");
}

function busy(part) {
  return part.contains(document.activeElement) && /INPUT|TEXTAREA|SELECT/.test(document.activeElement.tagName)
    || part.querySelector("details.edit[open]") !== null;
}

function swap(part, fresh) {
  if (part.innerHTML === fresh.innerHTML || busy(part)) {
    return;
  }
  const open = unfolded(part);
  const known = new Set([...part.querySelectorAll("[id]")].map((e) => e.id));
  const focus = part.contains(document.activeElement) ? document.activeElement.value : null;
  part.innerHTML = fresh.innerHTML;
  for (const details of part.querySelectorAll("details")) {
    if (open.has(keyOf(details))) {
      details.open = true;
    }
  }
  for (const element of part.querySelectorAll("article[id], p[id], li[id]")) {
    if (!known.has(element.id)) {
      element.classList.add("fresh");
    }
  }
  if (focus) {
    const again = [...part.querySelectorAll("button")].find((b) => b.value === focus);
    if (again) {
      again.focus({ preventScroll: true });
    }
  }
}

async function look() {
  const live = document.querySelector(".live");
  try {
    if (!document.hidden) {
      const answer = await fetch("/_sandbox/revision", { cache: "no-store" });
      const revision = await answer.text();
      if (revision !== seen) {
        const page = await fetch(location.href, { cache: "no-store" });
        const fresh = new DOMParser().parseFromString(await page.text(), "text/html");
        for (const part of document.querySelectorAll("[data-live]")) {
          const other = fresh.getElementById(part.id);
          if (other) {
            swap(part, other);
          }
        }
        seen = revision;
      }
    }
    live.classList.remove("off");
  } catch (e) {
    live.classList.add("off");
  }
  setTimeout(look, EVERY_MILLIS);
}

// A half-written comment survives a reload and a change of the person one acts as.
const box = document.getElementById("comment");
if (box) {
  const key = "draft " + location.pathname;
  box.value = box.value || sessionStorage.getItem(key) || "";
  box.addEventListener("input", () => sessionStorage.setItem(key, box.value));
  box.form.addEventListener("submit", () => sessionStorage.removeItem(key));
  box.addEventListener("keydown", (e) => {
    if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) {
      box.form.querySelector("button[value=comment]").click();
    }
  });
}

setTimeout(look, EVERY_MILLIS);
