"use strict";
// Everything that comes from outside is set as text or as a checked attribute; no markup is ever made of it.

const ROOT = "/sandbox/whatsapp/";
const SHOWN = 100;
const BEHAVIOURS = [
  ["", "as its last digits say"], ["reads", "reads it"], ["delivers", "gets it, does not read it"],
  ["answers", "reads and answers"], ["taps", "reads and taps the first button"], ["stops", "reads and answers STOP"],
  ["blocked", "has blocked the business"], ["not-on-whatsapp", "is not on WhatsApp (131026)"],
  ["marketing-stopped", "takes no marketing (131050)"], ["experiment", "is in an experiment (130472)"],
  ["pair-limited-once", "first refused (131056)"], ["server-error-once", "first a server error (131000)"],
  ["slow-answer", "Meta answers after 3 s"], ["hangs", "taken, but Meta never answers"], ["drops", "the connection closes"],
  ["reads-undelivered", "read without delivered"],
];
const TICKS = { accepted: "◷", sent: "✓", delivered: "✓✓", read: "✓✓", failed: "failed" };

const open = { phone: null, quote: null };
const seen = { received: 0, webhooks: 0, phones: "", chat: "", person: "" };
const $ = id => document.getElementById(id);

function el(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined && text !== null) node.textContent = text;
  return node;
}

async function call(method, path, body) {
  const answer = await fetch(ROOT + path, {
    method,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const json = await answer.json();
  if (!answer.ok) throw new Error(json.error || "The sandbox answered " + answer.status + ".");
  return json;
}

function trouble(text) {
  $("trouble").textContent = text;
  $("trouble").hidden = !text;
}

/** Runs what a person asked for, shows what went wrong, and looks again. */
async function doing(work) {
  try {
    await work();
    trouble("");
    await refresh();
  } catch (error) {
    trouble(error.message);
  }
}

const chatPath = what => "recipients/" + encodeURIComponent(open.phone.digits) + what
  + (what.includes("?") ? "&" : "?") + "number=" + encodeURIComponent(open.phone.number);
const label = phone => phone.hidesNumber ? (phone.username || phone.userId) : "+" + phone.digits;
const time = at => new Date(at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", second: "2-digit" });

// Phones

function showPhones(phones) {
  const wanted = $("digits").value.trim().toLowerCase().replace(/^\+/, "");
  const fitting = phones.filter(phone =>
    !wanted || phone.digits.toLowerCase().includes(wanted) || phone.name.toLowerCase().includes(wanted));
  const state = JSON.stringify(fitting) + (open.phone ? open.phone.digits + open.phone.number : "");
  if (state === seen.phones) return;
  seen.phones = state;
  const several = new Set(phones.map(phone => phone.number)).size > 1;
  $("phone-list").replaceChildren(...fitting.map(phone => phoneRow(phone, several)));
  if (!fitting.length) {
    $("phone-list").append(el("p", "empty", phones.length
      ? "No phone fits. Press Open to write from this number."
      : "Nobody has been written to yet. Send a message to the sandbox, or enter a number above and write as that person."));
  }
}

function phoneRow(phone, several) {
  const row = el("button");
  const current = open.phone && phone.digits === open.phone.digits && phone.number === open.phone.number;
  row.setAttribute("aria-current", String(Boolean(current)));
  const who = el("span", "who");
  who.append(el("span", "", phone.name), el("small", "", label(phone) + (several ? "  to " + phone.number : "")), el("small", "", phone.lastText));
  row.append(el("span", "avatar", phone.name.charAt(0)), who);
  if (phone.unread) row.append(el("span", "unread", phone.unread));
  row.onclick = () => choose(phone.digits, phone.number);
  return row;
}

function choose(digits, number) {
  open.phone = { digits, number };
  seen.chat = seen.person = "";
  quote(null);
  $("write").hidden = $("person").hidden = false;
  doing(() => call("POST", chatPath("/read"), {}));
}

$("find").onsubmit = event => {
  event.preventDefault();
  const digits = $("digits").value.trim().replace(/[-+() ]/g, "");
  if (!/^[0-9]{7,15}$/.test(digits)) {
    trouble("Enter a number with its country code, 7 to 15 digits.");
    return;
  }
  $("digits").value = "";
  doing(async () => {
    const accounts = (await call("GET", "accounts")).accounts;
    choose(digits, accounts[0].numbers[0].id);
  });
};
$("digits").oninput = () => { seen.phones = ""; };

// The person

function showPerson(phone) {
  const state = JSON.stringify(phone);
  if (state === seen.person) return;
  seen.person = state;
  $("initial").textContent = phone.name.charAt(0);
  $("name").textContent = phone.name;
  $("about").textContent = [label(phone), phone.username && !phone.hidesNumber ? phone.username : "",
    phone.hidesNumber ? "number hidden" : "", phone.marketingStopped ? "no marketing" : "",
    phone.behaviour || ""].filter(Boolean).join(" · ");
  if ($("person").open) return;
  $("behaviour").value = phone.behaviour || "";
  $("stops").checked = phone.marketingStopped;
  $("hides").checked = phone.hidesNumber;
  $("username").value = phone.username || "";
  $("user-id").value = phone.userId || "";
  $("new-number").value = "";
}

$("behaviour").append(...BEHAVIOURS.map(([word, text]) => {
  const option = el("option", "", text);
  option.value = word;
  return option;
}));

$("save-person").onclick = () => doing(async () => {
  const before = JSON.parse(seen.person);
  if ($("behaviour").value && $("behaviour").value !== before.behaviour) {
    await call("PUT", chatPath(""), { behaviour: $("behaviour").value });
  }
  if ($("stops").checked !== before.marketingStopped) {
    await call("POST", chatPath("/preference"), { value: $("stops").checked ? "stop" : "resume" });
  }
  await call("PUT", chatPath("/identity"), { username: $("username").value.trim(), hidesNumber: $("hides").checked });
  const userId = $("user-id").value.trim(), number = $("new-number").value.trim();
  const change = {};
  if (userId !== before.userId) change.newUserId = userId;
  if (number) change.newNumber = number;
  if (Object.keys(change).length) {
    const after = await call("POST", chatPath("/identity/changes"), change);
    open.phone.digits = after.digits;
  }
  $("person").open = false;
  seen.person = "";
});

// The chat

function bubble(message, byWamid, reactions) {
  const box = el("div", "bubble " + message.direction);
  const quoted = message.replyTo && byWamid.get(message.replyTo);
  if (quoted) box.append(el("div", "quoted", quoted.text || quoted.header || quoted.type));
  addContent(box, message, index => doing(() => call("POST", chatPath("/messages"), { button: { wamid: message.wamid, index } })));
  addCards(box, message);
  box.append(meta(message), tools(message));
  if (reactions.get(message.wamid)) box.append(el("span", "reacted", reactions.get(message.wamid)));
  return box;
}

function addContent(box, message, tap) {
  const header = headerOf(message);
  if (header) box.append(header);
  if (message.location) box.append(el("p", "title", message.location.name || ""), el("p", "soft", message.location.address || ""));
  if (message.offer) {
    const offer = el("div", "offer", message.offer.text);
    if (message.offer.code) offer.append(el("small", "", " " + message.offer.code));
    if (message.offer.expiresAt) offer.append(el("small", "", " until " + new Date(message.offer.expiresAt).toLocaleString()));
    box.append(offer);
  }
  if (message.text) box.append(el("p", "", message.text));
  if (message.footer) box.append(el("p", "foot", message.footer));
  (message.buttons || []).forEach((button, index) => box.append(buttonOf(button, () => tap(index))));
}

function addCards(box, message) {
  if (!message.cards || !message.cards.length) return;
  const cards = el("div", "cards");
  message.cards.forEach((card, place) => {
    const one = el("div");
    addContent(one, card, index => doing(() => call("POST", chatPath("/messages"), { button: { wamid: message.wamid, card: place, index } })));
    cards.append(one);
  });
  box.append(cards);
}

const webAddress = text => /^https?:\/\//i.test(text || "");

/** A title, a picture, or the name of a file; only web addresses and this sandbox's own files are ever loaded. */
function headerOf(message) {
  const { header, headerFormat } = message;
  if (!header) return null;
  if (!headerFormat || headerFormat === "TEXT") return el("p", "title", header);
  const address = webAddress(header) ? header : /^[0-9]+$/.test(header) ? ROOT + "media/" + header : null;
  if (!address) return el("span", "file", headerFormat.toLowerCase() + ": " + header);
  if (headerFormat === "IMAGE" || headerFormat === "STICKER") {
    const image = el("img");
    image.alt = "Picture";
    image.referrerPolicy = "no-referrer";
    image.onload = () => { if (stuckToEnd) scrollToEnd(); };
    image.onerror = () => image.replaceWith(linkTo(address, "Picture that cannot be shown"));
    image.src = address;
    return image;
  }
  return linkTo(address, headerFormat.charAt(0) + headerFormat.slice(1).toLowerCase());
}

function linkTo(address, text) {
  const link = el("a", "file", text);
  link.href = address;
  link.target = "_blank";
  link.rel = "noreferrer";
  return link;
}

function buttonOf(button, tap) {
  if (button.url) {
    const link = el("a", "tap", button.text);
    if (webAddress(button.url)) {
      link.href = button.url;
      link.target = "_blank";
      link.rel = "noreferrer";
    }
    link.title = button.url;
    return link;
  }
  const node = el("button", "tap", button.text);
  node.disabled = !button.answers;
  node.title = button.answers ? "" : "Meta reports nothing of this tap";
  node.onclick = tap;
  return node;
}

function meta(message) {
  const line = el("div", "meta");
  if (message.templateName) line.append(el("span", "", message.templateName));
  const at = el("time", "", time(message.at));
  at.dateTime = message.at;
  line.append(at);
  if (message.status) {
    const ticks = el("span", message.status, TICKS[message.status]);
    ticks.title = message.status;
    ticks.setAttribute("aria-label", message.status);
    line.append(ticks);
  }
  return line;
}

function tools(message) {
  const bar = el("div", "tools");
  const reply = el("button", "", "↩");
  reply.title = "Quote this";
  reply.setAttribute("aria-label", "Quote this message");
  reply.onclick = () => quote(message);
  bar.append(reply);
  if (message.direction === "outbound") {
    const react = el("button", "", "👍");
    react.title = "React; press again to take it back";
    react.setAttribute("aria-label", "React to this message");
    react.onclick = () => doing(() => call("POST", chatPath("/messages"),
      { reaction: { wamid: message.wamid, emoji: reactionsOf(lastMessages).get(message.wamid) ? "" : "👍" } }));
    bar.append(react);
  }
  return bar;
}

let lastMessages = [];
let stuckToEnd = true;
const scrollToEnd = () => { $("chat").scrollTop = $("chat").scrollHeight; };
$("chat").onscroll = () => {
  const chat = $("chat");
  stuckToEnd = chat.scrollHeight - chat.scrollTop - chat.clientHeight < 80;
};

function reactionsOf(messages) {
  const reactions = new Map();
  messages.filter(message => message.reactionTo).forEach(message => reactions.set(message.reactionTo, message.emoji));
  return reactions;
}

function showChat(messages) {
  const state = JSON.stringify(messages);
  if (state === seen.chat) return;
  if (seen.chat === "" || messages.at(-1)?.direction === "inbound" && messages.length > lastMessages.length) stuckToEnd = true;
  seen.chat = state;
  lastMessages = messages;
  const chat = $("chat");
  const byWamid = new Map(messages.map(message => [message.wamid, message]));
  const reactions = reactionsOf(messages);
  const bubbles = messages.filter(message => !message.reactionTo).map(message => bubble(message, byWamid, reactions));
  chat.replaceChildren(...bubbles);
  if (!bubbles.length) chat.append($("empty-chat").content.cloneNode(true));
  if (stuckToEnd) scrollToEnd();
}

function quote(message) {
  open.quote = message;
  $("quote").hidden = !message;
  $("quote").firstElementChild.textContent = message ? message.text || message.header || message.type : "";
  if (message) $("text").focus();
}
$("quote").lastElementChild.onclick = () => quote(null);

$("write").onsubmit = event => {
  event.preventDefault();
  const text = $("text").value.trim();
  if (!text) return;
  const body = open.quote ? { text, replyTo: open.quote.wamid } : { text };
  $("text").value = "";
  quote(null);
  doing(() => call("POST", chatPath("/messages"), body));
};

$("attach").onclick = () => $("file").click();
$("file").onchange = () => {
  const file = $("file").files[0];
  if (!file) return;
  const caption = $("text").value.trim();
  $("text").value = "";
  doing(async () => {
    const answer = await fetch(ROOT + chatPath("/media?filename=" + encodeURIComponent(file.name)
      + "&caption=" + encodeURIComponent(caption)), {
      method: "POST", headers: { "Content-Type": file.type || "application/octet-stream" }, body: file });
    if (!answer.ok) throw new Error((await answer.json()).error);
    $("file").value = "";
  });
};

// What goes over the wire

function entry(headline, className, about, body) {
  const box = el("details", "entry");
  const summary = el("summary");
  summary.append(el("b", className, headline), el("small", "", about));
  box.append(summary);
  // A long log is mostly never opened, so its bodies are written out only when they are.
  box.ontoggle = () => {
    if (box.open && box.childElementCount === 1) {
      box.append(el("pre", "", typeof body === "string" ? body : JSON.stringify(body, null, 2)));
    }
  };
  return box;
}

function prepend(panel, entries, nothing) {
  panel.querySelector(":scope > .empty")?.remove();
  entries.forEach(one => panel.prepend(one));
  while (panel.childElementCount > SHOWN) panel.lastElementChild.remove();
  if (!panel.childElementCount) panel.append(el("p", "empty", nothing));
}

async function showReceived(counts) {
  if (counts.received < seen.received) { seen.received = 0; $("received").replaceChildren(); }
  seen.received = Math.max(seen.received, counts.received - SHOWN);
  const news = await call("GET", "received?after=" + seen.received + "&limit=" + SHOWN);
  seen.received = news.last;
  prepend($("received"), news.received.map(one => entry(
    one.outcome + (one.code ? " " + one.code : ""), one.outcome === "refused" || one.outcome === "dropped" ? "bad" : "good",
    ["#" + one.seq, time(one.at), one.recipient ? "to " + one.recipient : "", one.details].filter(Boolean).join(" · "), one.body)),
    "No request has come in yet. The README shows one to try.");
}

async function showWebhooks() {
  const news = await call("GET", "webhooks?after=" + seen.webhooks + "&limit=" + SHOWN);
  if (news.last < seen.webhooks) $("webhooks").replaceChildren();
  seen.webhooks = news.last;
  prepend($("webhooks"), news.webhooks.map(one => entry(
    one.status ? "answered " + one.status : one.problem, one.status === 200 ? "good" : "bad",
    ["#" + one.seq, time(one.at), about(one.body), "try " + one.attempt, one.ms.toFixed(1) + " ms"].join(" · "), one.body)),
    "No webhook was posted. Name your callback under Faults and limits.");
}

function about(body) {
  const changes = (body.entry || []).flatMap(one => one.changes || []);
  return changes.map(change => {
    const statuses = change.value?.statuses || [], messages = change.value?.messages || [];
    return statuses.map(one => one.status).concat(messages.map(one => one.type + " message")).join(", ")
      || change.value?.event || change.field;
  }).join(", ");
}

const PANELS = [
  { title: "Callback", path: "webhook", button: "Shake hands", fields: [
    ["url", "Address", "text", "http://127.0.0.1:8080/webhooks/whatsapp"],
    ["appSecret", "App secret", "text", "sandbox-app-secret"], ["verifyToken", "Verify token", "text", "sandbox-verify-token"]] },
  { title: "Webhook faults", path: "webhook-faults", button: "Apply", fields: [
    ["duplicateOneIn", "One in so many comes twice", "number"], ["loseOneIn", "One in so many comes late", "number"],
    ["delayMs", "Each is held back (ms)", "number"], ["batch", "Updates in one webhook", "number"],
    ["reorder", "Neighbours change places", "checkbox"]] },
  { title: "Limits", path: "limits", button: "Apply", fields: [
    ["perSecond", "Messages a second", "text"], ["pair", "Pair rate", "checkbox"],
    ["messagingLimit", "Messaging limit of the tier", "checkbox"],
    ["marketingPerUser", "Marketing to a person in 24 h", "number"], ["usMarketing", "No marketing to the US", "checkbox"]] },
  { title: "Pace (ms)", path: "pace", button: "Apply", fields: [
    ["answerMs", "Meta's answer", "number"], ["sentMs", "sent after", "number"], ["deliveredMs", "delivered after", "number"],
    ["readMs", "read after", "number"], ["replyMs", "answers after", "number"], ["retryMs", "webhooks again after", "number"]] },
  { title: "Token", path: "token", button: "Apply", fields: [["expired", "The access token has expired", "checkbox"]] },
];

function panelOf({ title, path, button, fields }) {
  const form = el("form", "panel");
  form.append(el("h2", "", title));
  const inputs = fields.map(([name, text, type, otherwise]) => {
    const line = el("label", "", text);
    const input = el("input");
    input.type = type;
    input.name = name;
    if (type === "number") input.min = "0";
    if (otherwise) input.value = otherwise;
    line.append(input);
    form.append(line);
    return input;
  });
  form.append(el("button", "", button), el("p", "soft"));
  const show = state => inputs.forEach(input => {
    if (state[input.name] === undefined) return;
    if (input.type === "checkbox") input.checked = state[input.name];
    else input.value = state[input.name];
  });
  form.onsubmit = event => {
    event.preventDefault();
    const body = Object.fromEntries(inputs.map(input => [input.name, valueOf(input)]));
    doing(async () => {
      show(await call("PUT", path, body));
      form.lastElementChild.textContent = "Done.";
    });
  };
  if (path !== "webhook") call("PUT", path, {}).then(show, error => trouble(error.message));
  return form;
}

function valueOf(input) {
  if (input.type === "checkbox") return input.checked;
  return input.type === "number" || /^[0-9]+$/.test(input.value) && input.name === "perSecond" ? Number(input.value) : input.value;
}

function showTab(tab) {
  document.querySelectorAll("[role=tab]").forEach(one => {
    const chosen = one === tab;
    one.setAttribute("aria-selected", String(chosen));
    $(one.getAttribute("aria-controls")).hidden = !chosen;
  });
}
document.querySelectorAll("[role=tab]").forEach(tab => { tab.onclick = () => showTab(tab); });
$("faults").append(...PANELS.map(panelOf));

function showCounts(counts) {
  const parts = [["received", counts.received], ["accepted", counts.accepted], ["refused", counts.refused],
    ["updates delivered", counts.webhooksDelivered], ["waiting", counts.webhooksPending]];
  $("counts").replaceChildren(...parts.flatMap(([name, count]) =>
    [el("b", "", count.toLocaleString()), document.createTextNode(" " + name + "   ")]));
}

async function refresh() {
  const counts = await call("GET", "counts");
  showCounts(counts);
  await showReceived(counts);
  await showWebhooks();
  showPhones((await call("GET", "recipients?limit=200")).recipients);
  if (open.phone) {
    const chat = await call("GET", chatPath("/messages"));
    showPerson(chat.recipient);
    showChat(chat.messages);
  }
}

(async function live() {
  try {
    await refresh();
    if ($("trouble").textContent.startsWith("The sandbox does not answer")) trouble("");
  } catch (error) {
    trouble("The sandbox does not answer: " + error.message);
  }
  setTimeout(live, 1000);
})();
