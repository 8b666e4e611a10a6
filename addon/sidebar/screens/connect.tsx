import { useState } from 'preact/hooks';
import { useAction } from '../asking';
import { script } from '../google';
import { Link, Primary } from '../parts/button';
import { Field, Text } from '../parts/field';
import { Trouble } from '../parts/notice';
import { PairingCode } from '../parts/pairing-code';
import { Screen } from '../parts/screen';

interface Props {
  address: string;
  onConnected: (connection: Connection) => void;
}

/** By a code that is approved on the service's page, or by a key that somebody was given. */
export function ConnectScreen({ address: known, onConnected }: Props) {
  const [address, setAddress] = useState(known);
  const [pasting, setPasting] = useState(false);
  const [key, setKey] = useState('');
  const [pairing, setPairing] = useState<Pairing | null>(null);
  const connecting = useAction(async () =>
    pasting ? onConnected(await script.connect(address, key)) : setPairing(await script.beginPairing(address)),
  );
  if (pairing) {
    return <PairingCode pairing={pairing} onConnected={onConnected} onStop={() => setPairing(null)} />;
  }
  const complete = address.trim() !== '' && (!pasting || key.trim() !== '');
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
          Rowcast sends each row of this sheet as a personal WhatsApp message. Enter the address of your Rowcast service
          {pasting ? ', and the key you were given.' : '; you then approve this sheet on its page.'}
        </p>
        <Field label="Service address" hint="Begins with https://">
          <Text value={address} onInput={setAddress} placeholder="https://rowcast.example" />
        </Field>
        {pasting && (
          <Field label="API key" hint="Kept for your Google account only; others who use this sheet cannot see it.">
            <Text type="password" value={key} onInput={setKey} />
          </Field>
        )}
        <Link onClick={() => setPasting(!pasting)}>{pasting ? 'Get a code instead' : 'Use an API key instead'}</Link>
        <p class="hint">
          Of this sheet, Rowcast reads the columns you choose, sends them to this service, and writes statuses and
          replies back. Nothing is sent before you confirm it.
        </p>
        {connecting.problem && <Trouble problem={connecting.problem} />}
      </Screen>
    </form>
  );
}
