/*
 * Date cells are numbers without a zone: days since 1899-12-30 on the sheet's own clock, the fraction being the time of day
 * (facts, section 1.2). UTC serves as that clock here, since it has no summer time.
 */

const DAY_MS_ = 24 * 60 * 60 * 1000;
const DAY_ZERO_ = Date.UTC(1899, 11, 30);
/** 10000-01-01: a larger number, typed by somebody, is no time of ours. */
const NO_DAY_ = 2958466;

/**
 * @param {number} serial
 * @returns {string} as `2026-11-24T14:03:10`; the number itself where it is no moment of four-digit years
 */
function localOf_(serial) {
  if (serial < 0 || serial >= NO_DAY_) {
    return String(serial);
  }
  const seconds = Math.round((serial * DAY_MS_) / 1000);
  return new Date(DAY_ZERO_ + seconds * 1000).toISOString().slice(0, 19);
}

/**
 * @param {string} local as `2026-11-24T14:03:10`
 * @returns {number} to the second
 */
function serialOf_(local) {
  return (Date.parse(local + 'Z') - DAY_ZERO_) / DAY_MS_;
}
