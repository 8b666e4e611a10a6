package io.rowcast.workspace;

/** Where the state of numbers comes from: Meta. */
@FunctionalInterface
public interface NumberSource {
    /**
     * What Meta says of the number now.
     *
     * @throws SourceUnavailableException when Meta did not answer, or refused
     */
    NumberState stateOf(Sender sender);
}
