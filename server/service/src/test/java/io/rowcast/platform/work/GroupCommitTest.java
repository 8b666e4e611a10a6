package io.rowcast.platform.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
    private final ConcurrentLinkedQueue<List<Integer>> commits = new ConcurrentLinkedQueue<>();

    @Test
    void whoever_comes_alone_is_committed_alone() {
        GroupCommit<Integer> unit = new GroupCommit<>(10, commits::add);

        unit.add(1);
        unit.add(2);

        assertThat(commits).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void what_comes_during_a_commit_shares_the_next() throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        Semaphore gate = new Semaphore(0);
        GroupCommit<Integer> unit = new GroupCommit<>(100, items -> {
            commits.add(items);
            first.countDown();
            gate.acquireUninterruptibly();
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> one = threads.submit(() -> unit.add(0));
            first.await();
            CountDownLatch waiting = new CountDownLatch(50);
            List<Future<?>> others = new ArrayList<>();
            IntStream.rangeClosed(1, 50)
                    .forEach(i -> others.add(threads.submit(() -> {
                        waiting.countDown();
                        unit.add(i);
                    })));
            waiting.await();
            gate.release(100);
            one.get();
            for (Future<?> other : others) {
                other.get();
            }
        }

        assertThat(commits.stream().flatMap(List::stream))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(0, 50).boxed().toList());
        assertThat(commits.size()).isLessThan(51);
    }

    @Test
    void a_commit_takes_no_more_than_it_may() throws Exception {
        GroupCommit<Integer> unit = new GroupCommit<>(3, commits::add);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 500).forEach(i -> threads.execute(() -> unit.add(i)));
        }

        assertThat(commits.stream().mapToInt(List::size).sum()).isEqualTo(500);
        assertThat(commits).allSatisfy(items -> assertThat(items).hasSizeBetween(1, 3));
    }

    @Test
    void a_commit_that_fails_fails_for_its_own_and_not_for_the_next() {
        GroupCommit<Integer> unit = new GroupCommit<>(10, items -> {
            if (items.contains(13)) {
                throw new IllegalStateException("no room");
            }
            commits.add(items);
        });

        assertThatThrownBy(() -> unit.add(13))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no room");
        unit.add(14);
        assertThat(commits).containsExactly(List.of(14));
    }
}
