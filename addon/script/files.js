/*
 * Files for pictures, videos and documents. The page reads the file and hands it over as Base64 in one call, because only
 * plain data crosses (facts, section 3.4); the service gets the bytes themselves.
 */

/**
 * Base64 makes a file a third longer, and an execution holds it in memory twice, once as text and once as bytes: half of
 * the 50 MB that UrlFetch may post (facts, section 3.3) is safe. `sidebar/plan/file.ts` says the same before it reads.
 */
const LARGEST_FILE_ = 25 * 1024 * 1024;

/**
 * Uploads a file to the service, which checks its kind and size by Meta's rules. The same file again answers the same.
 *
 * @param {PickedFile} file
 * @returns {Answer<any>} the media
 */
function uploadFile(file) {
  return answer_(() => {
    const { name, type, base64 } = object_(file, 'file');
    checkLength_(base64);
    const filename = matching_(name, 'name', /^[^\x00-\x1f]{1,240}$/);
    const bytes = Utilities.base64Decode(base64_(base64, 'base64'));
    const blob = Utilities.newBlob(bytes, matching_(type, 'type', /^[a-z]+\/[\w.+-]{1,100}$/), filename);
    return callService_('post', '/v1/media?filename=' + encodeURIComponent(filename), { blob });
  });
}

/** @param {unknown} base64 */
function checkLength_(base64) {
  if (String(base64).length > (LARGEST_FILE_ / 3) * 4 + 4) {
    refuse_(
      'addon/file-too-large',
      'This file is larger than 25 MB.',
      'Google Sheets hands over smaller files only. Put the file on your web site and use its link instead.',
    );
  }
}
