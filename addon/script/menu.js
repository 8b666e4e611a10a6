/**
 * Adds the menu. Runs in AuthMode.NONE where the add-on is not enabled in this file yet: only menu calls are allowed
 * then, and no file may touch a service at its top level (facts, section 3.1).
 */
function onOpen() {
  addMenu_('Open Rowcast', 'showSidebar');
}

/** The file is already open when the add-on is installed, so nothing else would call `onOpen` (facts, section 3.1). */
function onInstall() {
  onOpen();
}

/** Opens the sidebar; a menu click runs with full authorization. */
function showSidebar() {
  // clasp names a pushed file by its folders too (facts, section 4).
  showPage_(HtmlService.createHtmlOutputFromFile('addon/dist/sidebar').setTitle('Rowcast'));
}
