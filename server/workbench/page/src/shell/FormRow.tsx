import { useState, type FormEvent } from 'react';
import type { LiveSheet } from '../sheet/live';
import { letters } from '../a1';

/** A form over the headings of the tab in front; what is sent in comes below the last row, as Google Forms does it. */
export function FormRow({ live, onClose }: { live: LiveSheet; onClose: () => void }) {
  const [questions] = useState(() => live.questions());
  const [answers, setAnswers] = useState<Record<number, string>>({});
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void live.submit(answers);
    onClose();
  };
  return (
    <form className="form-row" aria-label="Submit a form row" onSubmit={submit}>
      <div className="panel-head">
        <h2>Submit a form row</h2>
        <button type="button" className="icon" aria-label="Close the form" onClick={onClose}>
          ✕
        </button>
      </div>
      {questions.length === 0 && <p className="empty">This tab has no headings to ask about.</p>}
      {questions.map(({ heading, column }) => (
        <label key={column}>
          {heading}
          <input
            name={letters(column)}
            value={answers[column] ?? ''}
            onChange={(event) => setAnswers({ ...answers, [column]: event.target.value })}
          />
        </label>
      ))}
      <button className="form-send" disabled={!Object.values(answers).some((answer) => answer.trim() !== '')}>
        Submit
      </button>
    </form>
  );
}
