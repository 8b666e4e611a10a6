/** What no text of a stranger may bring about in any page or frame, and what it may not do to the words beside it. */

/** Watches a browser's pages from their first moment on; `found` gets what happens that must not. */
export async function trap(context, home) {
  const found = [];
  await context.addInitScript(() => {
    Object.defineProperty(window, '__pwned', { set: (how) => console.error('A stranger’s script ran: ' + how) });
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
      // A test's own evaluations have no file and no address.
      if (blockedURI !== 'eval') console.error(`The policy was violated: ${violatedDirective} ${blockedURI} ${sourceFile}`);
    });
  });
  context.on('console', (message) => {
    if (message.type() === 'error') found.push(message.text());
  });
  context.on('dialog', (dialog) => {
    found.push(`A dialog opened: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (!['data:', 'blob:'].includes(protocol) && !home.includes(hostname)) found.push(`Asked for ${request.url()}`);
  });
  return found;
}

/**
 * What is wrong with how a frame shows the texts: elements made of them, anything wider than the frame, anything that takes
 * screens of height, and words of ours that stand behind an open direction of theirs.
 */
export function flawsOf(frame, texts) {
  return frame.evaluate((texts) => {
    const flaws = [];
    const made = 'script[src]:not([src="/inbox.js"]), img[src="x"], iframe, object, embed, svg animate, base[href], [onerror], [onload], [onfocus], [onmouseover], [onbegin]';
    for (const element of document.querySelectorAll(made)) flaws.push('markup: ' + element.outerHTML.slice(0, 120));
    for (const link of document.links) if (link.protocol === 'javascript:') flaws.push('link: ' + link.outerHTML.slice(0, 120));

    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > width) flaws.push(`wide: ${document.documentElement.scrollWidth} px of ${width}`);
    for (const element of document.body.querySelectorAll('*')) {
      const { right, height } = element.getBoundingClientRect();
      const own = [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data).join('');
      if (right > width + 1 && own.trim() !== '' && !inside(element, /hidden|clip|auto|scroll/)) flaws.push(`beyond the edge: ${own.slice(0, 60)}`);
      const folded = element.closest('details:not([open]) > :not(summary)') !== null;
      if (height > 1500 && own.length > 2000 && !folded && !inside(element, /auto|scroll/)) flaws.push(`tall: ${height} px: ${own.slice(0, 60)}`);
    }

    const CONTROLS = /[\u202A-\u202E\u2066-\u2069]/;
    const hostile = texts.filter((text) => CONTROLS.test(text));
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!CONTROLS.test(node.data) || node.parentElement.closest('script, style')) continue;
      const text = hostile.filter((each) => node.data.includes(each)).sort((one, other) => other.length - one.length)[0];
      const rest = text === undefined ? node.data : node.data.slice(node.data.lastIndexOf(text) + text.length);
      const scope = scopeOf(node);
      // A message is its writer's from the first word to the last.
      if (scope.closest('.bubble')) continue;
      const behind = (rest + textAfter(node, scope)).replace(/[\u202A-\u202E\u2066-\u2069]/g, '').trim();
      if (behind !== '') flaws.push(`turned around: “${behind.slice(0, 60)}” in <${scope.tagName.toLowerCase()} class="${scope.className}"> ${scope.textContent.slice(0, 60)}`);
    }
    return [...new Set(flaws)];

    function inside(element, overflows) {
      for (let at = element; at && at !== document.documentElement; at = at.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(at);
        if (overflows.test(`${overflowX} ${overflowY}`)) return true;
      }
      return false;
    }
    /** Where a direction that the text leaves open ends. */
    function scopeOf(node) {
      let at = node.parentElement;
      while (at !== document.body) {
        const { display, unicodeBidi } = getComputedStyle(at);
        if (!/^(inline|contents)$/.test(display) || /isolate|plaintext/.test(unicodeBidi)) break;
        at = at.parentElement;
      }
      return at;
    }
    function textAfter(node, scope) {
      const after = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
      after.currentNode = node;
      let text = '';
      for (let next = after.nextNode(); next && scope.contains(next); next = after.nextNode()) {
        if (scopeOf(next) !== scope) continue;
        text += next.data;
      }
      return text;
    }
  }, texts);
}
