package io.rowcast.crash;

import io.rowcast.crash.Watch.Fate;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** From the draft to the launch, and back from it. */
final class PlanningScenes {
    /** A call that waits, by what stops it; it is made again after the crash. */
    private abstract static class RepeatedCall implements Scene {
        private final Consumer<SentCampaign> call;
        private Unanswered waiting = new Unanswered(() -> {});

        RepeatedCall(Consumer<SentCampaign> call) {
            this.call = call;
        }

        void call(SentCampaign campaign) {
            waiting = new Unanswered(() -> call.accept(campaign));
        }

        @Override
        public void killed(SentCampaign campaign) {
            waiting.check();
        }

        @Override
        public void goOn(SentCampaign campaign) {
            call.accept(campaign);
        }
    }

    private PlanningScenes() {}

    static Scene draftAnswerLost() {
        return new RepeatedCall(SentCampaign::create) {
            @Override
            public void prepare(SentCampaign campaign) {
                // The draft itself is what is not answered.
            }

            @Override
            public void reach(SentCampaign campaign) {
                Watch answer = campaign.stage()
                        .front()
                        .watch(
                                Fate.HOLD_ANSWER,
                                0,
                                request -> campaign.idempotencyKey()
                                        .equals(request.headers().get("idempotency-key")));
                call(campaign);
                answer.await(1);
            }

            @Override
            public void goOn(SentCampaign campaign) {
                campaign.draft();
                campaign.launch();
            }
        };
    }

    /** The second chunk waits for one of its rows, which somebody else puts and takes back. */
    static Scene chunkNotCommitted() {
        return new RepeatedCall(
                campaign -> campaign.put(1, campaign.rows() / 2, campaign.rows() - campaign.rows() / 2)) {
            @Override
            public void prepare(SentCampaign campaign) {
                campaign.create();
                campaign.put(0, 0, campaign.rows() / 2);
            }

            @Override
            public void reach(SentCampaign campaign) {
                // Without the foreign key's lock on the campaign, at which the call would wait before it puts anything.
                Lock row = campaign.stage().lock("set session_replication_role = replica");
                row.also("""
                        insert into delivery (workspace_id, delivery_id, campaign_id, sender_id, row_number, row_key,
                            recipient_id, recipient, region, message, view, status_at)
                        select workspace_id, gen_random_uuid(), campaign_id, sender_id, 1, ?, '', '', 'GB', '', '', now()
                        from campaign c where campaign_id = ?
                        """, campaign.key(campaign.rows() * 3 / 4), campaign.id());
                call(campaign);
                row.await("delivery");
            }

            @Override
            public void goOn(SentCampaign campaign) {
                campaign.put(0, 0, campaign.rows() / 2);
                super.goOn(campaign);
                campaign.preview();
                campaign.launch();
            }
        };
    }

    static Scene launchNotCommitted() {
        return new RepeatedCall(SentCampaign::launch) {
            @Override
            public void reach(SentCampaign campaign) {
                Lock lock =
                        campaign.stage().lock("select from campaign where campaign_id = ? for update", campaign.id());
                call(campaign);
                lock.await();
            }
        };
    }

    static Scene launchAnswerLost() {
        return new RepeatedCall(SentCampaign::launch) {
            @Override
            public void reach(SentCampaign campaign) {
                Watch answer = campaign.stage()
                        .front()
                        .watch(Fate.HOLD_ANSWER, 0, request -> request.path().equals(campaign.path("/launch")));
                call(campaign);
                answer.await(1);
            }
        };
    }

    /** The start waits for the campaign. */
    static Scene startNotCommitted() {
        return new Scene() {
            private final List<Lock> lock = new ArrayList<>();

            @Override
            public void prepare(SentCampaign campaign) {
                campaign.draft();
                campaign.launchAt(InstantSource.system()
                        .instant()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .plusSeconds(4));
                lock.add(campaign.stage().lock("select from campaign where campaign_id = ? for update", campaign.id()));
            }

            @Override
            public void reach(SentCampaign campaign) {
                lock.forEach(Lock::await);
            }
        };
    }

    /** The campaign is to be cancelled while it is sent, and the cancellation waits for the campaign's row. */
    static Scene cancelNotCommitted() {
        return new RepeatedCall(SentCampaign::cancel) {
            @Override
            public void reach(SentCampaign campaign) {
                campaign.launch();
                campaign.await(2, "'accepted', 'sent', 'delivered', 'read'");
                Lock row =
                        campaign.stage().lock("select from campaign where campaign_id = ? for update", campaign.id());
                call(campaign);
                row.await("for update");
            }
        };
    }
}
