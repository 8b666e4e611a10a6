import { useEffect, useRef, useState } from 'preact/hooks';
import { problemOf } from '../asking';
import type { Preview } from '../contract';
import { script } from '../google';
import { frozenAs, type Plan } from './plan';
import { Reading } from './reading';

/** A draft whose rows are read, with what it would send. */
export interface Confirmable {
  campaignId: string;
  preview: Preview;
  /** What its rows are frozen for, as `frozenAs` says it. */
  frozenAs: string;
  /** What its follow-ups would send. */
  steps: { step: number; campaignId: string; preview: Preview }[];
}

export type ReadingState =
  { state: 'reading'; share: number } | { state: 'refused'; problem: Problem } | { state: 'read'; draft: Confirmable };

async function confirmable(campaignId: string, plan: Plan): Promise<Confirmable> {
  const [preview, steps] = await Promise.all([
    script.previewCampaign(campaignId, 0),
    (plan.steps ?? []).length === 0 ? [] : stepsOf(campaignId),
  ]);
  return { campaignId, preview, steps, frozenAs: frozenAs(plan) };
}

async function stepsOf(campaignId: string): Promise<Confirmable['steps']> {
  const { followUps = [] } = await script.getCampaign(campaignId);
  return Promise.all(
    followUps.map(async ({ id, step }) => ({
      step,
      campaignId: id,
      preview: await script.previewCampaign(id, 0),
    })),
  );
}

/** Reads the rows when the screen opens, unless a draft stands already; each further check makes a draft anew. */
export function useReading(plan: Plan, standing: Confirmable | undefined) {
  const [state, setState] = useState<ReadingState>(
    standing ? { state: 'read', draft: standing } : { state: 'reading', share: 0 },
  );
  const reading = useRef<Reading | null>(null);
  const go = async (current: Reading) => {
    reading.current = current;
    setState({ state: 'reading', share: 0 });
    try {
      const campaignId = await current.run((share) => setState({ state: 'reading', share }));
      if (campaignId !== null) {
        setState({ state: 'read', draft: await confirmable(campaignId, plan) });
      }
    } catch (error) {
      setState({ state: 'refused', problem: problemOf(error) });
    }
  };
  useEffect(() => {
    if (!standing) {
      void go(new Reading(plan));
    }
  }, []);
  const giveUp = () => reading.current?.giveUp();
  return {
    state,
    giveUp,
    resume: () => void go(reading.current ?? new Reading(plan)),
    checkAgain: () => {
      giveUp();
      void go(new Reading(plan));
    },
  };
}
