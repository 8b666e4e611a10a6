import { useState } from 'preact/hooks';
import { useAction } from '../asking';
import { script } from '../google';
import { Primary } from '../parts/button';
import { Field, Text } from '../parts/field';
import { Trouble } from '../parts/notice';
import { Screen } from '../parts/screen';

interface Props {
  address: string;
  onConnected: (connection: Connection) => void;
}

export function ConnectScreen({ address: known, onConnected }: Props) {
  const [address, setAddress] = useState(known);
  const [key, setKey] = useState('');
  const connecting = useAction(async () => onConnected(await script.connect(address, key)));
  const complete = address.trim() !== '' && key.trim() !== '';
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void connecting.run();
      }}
    >
      <Screen
        title="Connect to Rowcast"
        footer={
          <Primary submit busy={connecting.busy} disabled={!complete}>
            {connecting.busy ? 'Checking…' : 'Connect'}
          </Primary>
        }
      >
        <p>
          Rowcast sends each row of this sheet as a personal WhatsApp message. Enter the two things you got from whoever
          runs your Rowcast service.
        </p>
        <Field label="Service address" hint="Begins with https://">
          <Text value={address} onInput={setAddress} placeholder="https://rowcast.example" />
        </Field>
        <Field label="API key" hint="Kept for your Google account only; others who use this sheet cannot see it.">
          <Text type="password" value={key} onInput={setKey} />
        </Field>
        <p class="hint">
          Of this sheet, Rowcast reads the columns you choose, sends them to this service, and writes statuses and
          replies back. Nothing is sent before you confirm it.
        </p>
        {connecting.problem && <Trouble problem={connecting.problem} />}
      </Screen>
    </form>
  );
}
