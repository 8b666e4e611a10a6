import { zoneName } from '../plan/schedule-words';
import { zones } from '../plan/zone';
import { Field, Select } from './field';

export function ZoneChoice({ zone, onChange }: { zone: string; onChange: (zone: string) => void }) {
  return (
    <Field label="Time zone">
      <Select
        value={zone}
        onChange={onChange}
        options={zones(zone).map((value) => ({ value, label: zoneName(value) }))}
      />
    </Field>
  );
}
