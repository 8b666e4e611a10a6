package io.rowcast.crash;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.rowcast.testing.RunningService;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Brings the line to every commit point, kills it there, and looks at what is left. */
final class Matrix {
    /** A minute until a dead node's claims are in doubt, and what comes after it. */
    private static final Duration UNTIL_REST = Duration.ofMinutes(4);

    private record Act(CommitPoint point, Scene scene, SentCampaign campaign) {}

    private final Stage stage;
    private final Chance chance;
    private final int rows;
    private final int longestPauseMs;
    private final List<Survivor> survivors = new ArrayList<>();
    private final Map<String, Result> results = new LinkedHashMap<>();

    /**
     * @param rows of a campaign, as a rule
     * @param longestPauseMs between the arrival at the last point of a round and the kill
     */
    Matrix(Stage stage, Chance chance, int rows, int longestPauseMs) {
        this.stage = stage;
        this.chance = chance;
        this.rows = rows;
        this.longestPauseMs = longestPauseMs;
    }

    /** Kills once at each point. */
    void killAtEach() throws IOException, InterruptedException {
        Map<Integer, List<CommitPoint>> rounds =
                Arrays.stream(CommitPoint.values()).collect(groupingBy(CommitPoint::round, TreeMap::new, toList()));
        for (List<CommitPoint> points : rounds.values()) {
            play(points);
        }
    }

    private void play(List<CommitPoint> points) throws IOException, InterruptedException {
        stage.firstNodeAlone();
        List<Act> acts = acts(points);
        for (Act act : acts) {
            act.scene().prepare(act.campaign());
        }
        for (Act act : acts) {
            act.scene().reach(act.campaign());
        }
        Thread.sleep(chance.between(0, longestPauseMs));
        long killedAt = System.nanoTime();
        stage.kill();
        for (Act act : acts) {
            act.scene().killed(act.campaign());
            act.campaign().shop().sheet().sortByName(chance.between(0, 1) == 0);
        }
        stage.go();
        for (Act act : acts) {
            act.scene().goOn(act.campaign());
            survivors.add(new Survivor(act.point().sentence(), act.scene(), act.campaign(), killedAt));
        }
    }

    private List<Act> acts(List<CommitPoint> points) throws IOException, InterruptedException {
        Map<CommitPoint, Integer> sizes = new LinkedHashMap<>();
        points.forEach(point -> sizes.put(point, point.rows(chance.between(rows / 2, rows))));
        List<CommitPoint> sharing =
                points.stream().filter(point -> !point.hasSheetOfItsOwn()).toList();
        Shop shared = new Shop(
                stage, sharing.size(), sharing.stream().mapToInt(sizes::get).sum());
        List<Act> acts = new ArrayList<>();
        for (CommitPoint point : points) {
            int size = sizes.getOrDefault(point, 0);
            Shop shop = point.hasSheetOfItsOwn() ? new Shop(stage, 1, size) : shared;
            acts.add(new Act(point, point.scene(chance), shop.campaign(size, point.messagesPerSecond())));
        }
        return acts;
    }

    /** Waits until nothing happens any more, and judges. */
    void rest() {
        try {
            RunningService.await("all campaigns are at rest", UNTIL_REST, this::allRest);
        } finally {
            Map<String, Integer> taken = stage.taken();
            survivors.forEach(each -> {
                Result verdict = each.verdict(taken);
                results.merge(verdict.place(), verdict, Result::and);
            });
            survivors.clear();
        }
    }

    /** One for each point that was left, in the order of their rounds. */
    List<Result> results() {
        return List.copyOf(results.values());
    }

    private boolean allRest() {
        Map<String, Integer> taken = stage.taken();
        // Each is asked, so that the time of each is its own.
        return survivors.stream().filter(each -> !each.rests(taken)).count() == 0;
    }
}
