/** Menus, dialogs and HTML files. What they show is handed to the page that called. */
(host, google, core) => {
  const { Exception, need } = core;

  const output = (content) => ({
    content,
    title: '',
    setTitle(title) {
      this.title = String(title);
      return this;
    },
    getTitle() {
      return this.title;
    },
    setWidth() {
      // A sidebar is 300 px wide, always (sheets/facts.md 3.4).
      return this;
    },
    setHeight() {
      return this;
    },
    addMetaTag() {
      return this;
    },
    setSandboxMode() {
      return this;
    },
    getContent() {
      return this.content;
    },
  });

  const file = (name) => {
    const content = host.htmlFile(String(name));
    if (content === null) {
      throw new Exception(`No HTML file named ${name} was found.`);
    }
    return content;
  };

  google.HtmlService = Object.freeze({
    SandboxMode: core.words('EMULATED', 'IFRAME', 'NATIVE'),
    createHtmlOutputFromFile: (name) => output(file(name)),
    createHtmlOutput: (html = '') => output(String(html)),
  });

  const menu = (title) => ({
    title,
    items: [],
    addItem(caption, functionName) {
      this.items.push({ caption: String(caption), function: String(functionName) });
      return this;
    },
    addSeparator() {
      this.items.push({ separator: true });
      return this;
    },
    addSubMenu(child) {
      this.items.push({ caption: child.title, items: child.items });
      return this;
    },
    addToUi() {
      host.show('menu', JSON.stringify({ title: this.title, items: this.items }));
    },
  });

  core.ui = () => ({
    ButtonSet: core.words('OK', 'OK_CANCEL', 'YES_NO', 'YES_NO_CANCEL'),
    Button: core.words('CLOSE', 'OK', 'CANCEL', 'YES', 'NO'),
    // The sub-menu of an add-on is named after the add-on (sheets/facts.md 3.1).
    createAddonMenu: () => menu('Rowcast'),
    createMenu: (title) => menu(String(title)),
    showSidebar: (html) => {
      need('FULL', 'Ui.showSidebar');
      host.show('sidebar', JSON.stringify({ title: html.title, content: html.content }));
    },
    showModalDialog: (html, title) => {
      need('FULL', 'Ui.showModalDialog');
      host.show('dialog', JSON.stringify({ title: String(title), content: html.content }));
    },
    alert: (first, second) => {
      need('FULL', 'Ui.alert');
      host.show('alert', JSON.stringify({ title: second === undefined ? '' : String(first), text: String(second ?? first) }));
    },
  });
}
