package io.rowcast.campaign;

import io.rowcast.audience.RowProblem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a draft would send.
 *
 * @param first whom the first messages go to
 * @param category Meta's category of the template, by which it bills
 * @param next the row below which further problems are, if there are
 */
record Preview(
        UUID campaign,
        Confirmation confirmation,
        RowStore.Counts counts,
        List<PreviewStore.Addressee> first,
        List<PreviewStore.RegionCount> regions,
        @Nullable String category,
        Plan plan,
        List<RowProblem> problems,
        @Nullable Integer next) {}
