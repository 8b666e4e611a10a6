/** An outcome the user can do something about; everything else that is thrown is a fault of ours. */
class Refusal_ extends Error {
  /** @param {Problem} problem */
  constructor(problem) {
    super(problem.title);
    this.problem = problem;
  }
}

/**
 * Ends the call with words for the user.
 *
 * @param {string} type stable, for the sidebar
 * @param {string} title what is wrong
 * @param {string} detail where, and what to do
 * @returns {never}
 */
function refuse_(type, title, detail) {
  throw new Refusal_({ type, title, detail });
}

/**
 * Answers what the work returns, or the problem it was refused with.
 *
 * @template T
 * @param {() => T} work
 * @returns {Answer<T>}
 */
function answer_(work) {
  try {
    return { value: work() };
  } catch (error) {
    if (error instanceof Refusal_) {
      return { problem: error.problem };
    }
    throw error;
  }
}
