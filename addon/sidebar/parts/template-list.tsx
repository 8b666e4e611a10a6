import type { Template } from '../contract';
import { languageName, sentenceCase } from '../words';
import { quality } from './sender-health';

interface Props {
  templates: Template[];
  /** What the user searches for; empty for all. */
  words: string;
  chosen?: Template;
  onChoose: (template: Template) => void;
}

/** Templates to choose one of; those that cannot be sent stand below, with the reason. */
export function TemplateList({ templates, words, chosen, onChoose }: Props) {
  const found = templates
    .filter((template) => matches(template, words))
    .sort((one, other) => Number(other.sendable) - Number(one.sendable));
  if (templates.length === 0) {
    return <p class="empty">This number has no templates yet. Make one in WhatsApp Manager and let Meta approve it.</p>;
  }
  if (found.length === 0) {
    return <p class="empty">No template matches “{words}”.</p>;
  }
  return (
    <div class="list choices" role="radiogroup" aria-label="Template">
      {found.map((template) => (
        <label key={template.id} class={'item' + (template.sendable ? '' : ' unusable')}>
          <input
            type="radio"
            name="template"
            checked={chosen?.id === template.id}
            disabled={!template.sendable}
            onChange={() => onChoose(template)}
          />
          <span>
            <span class="item-title">{template.name}</span>
            <span class="item-detail">
              {[sentenceCase(template.category), languageName(template.language), quality(template.quality)]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <State template={template} />
          </span>
        </label>
      ))}
    </div>
  );
}

/** Meta's word for a template that is not simply approved, and the reason in words. */
function State({ template }: { template: Template }) {
  const reason = template.notSendableBecause ?? template.statusReason;
  return (
    <>
      {template.status !== 'APPROVED' && (
        <span class={'tag ' + (template.status === 'PENDING' ? 'warning' : 'failed')}>
          {sentenceCase(template.status.replace(/_/g, ' '))}
        </span>
      )}
      {reason && <span class="item-detail">{reason}</span>}
    </>
  );
}

function matches(template: Template, words: string): boolean {
  const text = `${template.name} ${template.view.header?.text ?? ''} ${template.view.body ?? ''}`.toLowerCase();
  const plain = text + ' ' + template.name.replace(/_/g, ' ').toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => plain.includes(word));
}
