package io.rowcast.campaign;

import io.rowcast.audience.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The tabs of whose rows the service wants to hear. */
record WatchedTabsView(List<TabView> tabs) {
    /**
     * One tab, for campaigns with the same column of recipients.
     *
     * @param recipient heading of that column
     * @param only a row is of interest where it meets one of these; empty where any is
     * @param columns headings that are needed
     */
    record TabView(int sheetId, @Nullable String recipient, List<OnlyView> only, List<String> columns) {}

    /** @param column heading */
    record OnlyView(@Nullable String column, List<String> equals) {}

    private record Place(int sheetId, @Nullable String recipient) {}

    static WatchedTabsView of(List<StandingStore.Standing> standing) {
        Map<Place, List<StandingStore.Standing>> byPlace = new LinkedHashMap<>();
        standing.forEach(it -> byPlace.computeIfAbsent(
                        new Place(it.sheetId(), it.recipe().recipientHeading()), place -> new ArrayList<>())
                .add(it));
        return new WatchedTabsView(byPlace.entrySet().stream()
                .map(entry -> tab(entry.getKey(), entry.getValue()))
                .toList());
    }

    private static TabView tab(Place place, List<StandingStore.Standing> campaigns) {
        List<OnlyView> only = new ArrayList<>();
        Set<String> columns = new TreeSet<>();
        for (StandingStore.Standing campaign : campaigns) {
            Recipe recipe = campaign.recipe();
            Only its = recipe.only();
            if (its != null) {
                only.add(new OnlyView(recipe.heading(its.column()), its.values()));
            }
            columns.addAll(headings(recipe));
            campaign.steps().forEach(step -> columns.addAll(headings(step)));
        }
        boolean any = campaigns.stream().anyMatch(campaign -> campaign.recipe().only() == null);
        return new TabView(place.sheetId(), place.recipient(), any ? List.of() : only, List.copyOf(columns));
    }

    private static List<String> headings(Recipe recipe) {
        return recipe.columns().stream()
                .filter(column -> recipe.used().contains(column.letter()))
                .map(Column::name)
                .toList();
    }
}
