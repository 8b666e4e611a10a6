package io.rowcast;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

/**
 * No record prints what it holds of a person, a message or a secret, so that no log line and no exception's message can. A new
 * component of text fails here until its record masks it, or it is listed as telling of nobody.
 */
class MaskedRecordsTest {
    /** Components that tell of nobody, by name, whatever record they are of. */
    private static final Set<String> HARMLESS = Set.of(
            // Ours, Meta's and Google's ids.
            "wabaId",
            "phoneNumberId",
            "spreadsheetId",
            "metaId",
            "portfolioId",
            "limitedPortfolio",
            "wamid",
            "id",
            "hex",
            "key",
            "prefix",
            // Codes, kinds and states.
            "code",
            "type",
            "kind",
            "status",
            "category",
            "quality",
            "qualityRating",
            "nameStatus",
            "event",
            "state",
            "decision",
            "halt",
            "actorKind",
            "action",
            "access",
            "format",
            "mimeType",
            "language",
            "templateLanguage",
            "graphVersion",
            "date",
            "dueAt",
            "quota",
            "coming",
            "background",
            "foreground",
            // Places, columns and the rules about them.
            "region",
            "defaultRegion",
            "zone",
            "timeZone",
            "column",
            "columns",
            "dateColumn",
            "recipientColumn",
            "letter",
            "columnsDeleted",
            "path",
            "pointer",
            "expression",
            // The workspace's own name, its templates and its business number, which everybody it writes to sees.
            "workspaceName",
            "template",
            "templateName",
            "verifiedName",
            "requestedName",
            "displayPhoneNumber",
            "serviceAccount",
            "shareWith",
            "definition",
            "footer",
            "label",
            "example",
            "element",
            // Our own words, and Meta's and Google's about an account, a template or a sheet.
            "because",
            "why",
            "reason",
            "statusReason",
            "rejectionReason",
            "otherInfo",
            "explanation",
            "fix",
            "trouble",
            // The data map.
            "what",
            "whose",
            "purpose",
            "ground",
            "kept",
            "protection");

    /** The same of one record only: elsewhere such a name may hold what somebody wrote. */
    private static final Set<String> HARMLESS_OF_ONE = Set.of(
            "account.Founding$Outcome$Refused.words",
            "account.SigningIn$Ending$SignedIn.next",
            "audience.Column.name",
            "audit.AuditEntry.facts",
            "campaign.Actions.words",
            "campaign.Campaign.name",
            "campaign.Campaign$Pause.message",
            "campaign.Confirmation.value",
            "campaign.ConsentColumn.words",
            "campaign.ConsentColumn.yes",
            "campaign.FollowUp$Condition$Button.words",
            "campaign.Notice.message",
            "campaign.Plan$Note.message",
            "campaign.QuietHoursWire.from",
            "campaign.QuietHoursWire.to",
            "campaign.TemplateUseStore$Use.recipe",
            "campaign.UpcomingView$Item.local",
            "campaign.UpcomingView$Item.name",
            "campaign.UpcomingView$Item.offset",
            "campaign.UpcomingView$Item.words",
            "contact.WhatsAppNumber$Respelling.shortForm",
            "conversation.Answer$OfTemplate.name",
            "conversation.Conversation$Suppressed.source",
            // The keys of a template's inputs.
            "conversation.Answering$Outcome$Wrong.faults",
            "conversation.OptOutWords$Change.word",
            "conversation.OptOutWords$Words.start",
            "conversation.OptOutWords$Words.stop",
            "delivery.Halt.message",
            "delivery.MetaError.words",
            "media.MediaType$Magic.bytes",
            "platform.http.Pages$Link.words",
            "platform.store.DatabaseAddress.jdbcUrl",
            "platform.work.GroupCommit$Waiting.item",
            "privacy.WorkspaceDataRoutes$End.name",
            "render.Button$Catalog.text",
            "render.Button$Code.text",
            "render.Button$Coupon.text",
            "render.Button$Flow.text",
            "render.Button$Other.text",
            "render.Button$Phone.number",
            "render.Button$Phone.text",
            "render.Button$Reply.text",
            "render.Button$Url.text",
            "render.GappedText.text",
            "render.MappingProblem.message",
            "render.Offer.text",
            "render.Template$Identity.name",
            "sheets.TabLayout.title",
            "workspace.ApiKey.name",
            "workspace.CallbackPage.heading",
            "workspace.MirroredTemplate.name",
            "workspace.NewKey.name",
            "workspace.SenderNews$Alert.description",
            "workspace.SenderNote.message",
            "workspace.SheetLink.title",
            "workspace.SheetRows$Reading$Read.headings",
            "workspace.TemplateNews$Button.phoneNumber",
            "workspace.TemplateNews$Button.text",
            "workspace.TemplateNews$Button.url",
            "workspace.TemplateNews$CategoryChanged.name",
            "workspace.TemplateNews$ComponentsChanged.name",
            "workspace.TemplateNews$ComponentsChanged.title",
            "workspace.TemplateNews$QualityChanged.name",
            "workspace.TemplateNews$StatusChanged.name",
            "workspace.TemplateStore$Key.name",
            "workspace.Workspace.name",
            "writeback.StatusColours$Colour.text");

    /** They take only what is well formed; the first two print masked, the others hold codes and ids. */
    private static final Set<String> NOT_MADE = Set.of(
            "audience.PhoneNumber",
            "audience.UserId",
            "delivery.Move$Reported",
            "timing.DailyWindow",
            "timing.QuietHours",
            "workspace.PenRef",
            "workspace.PenWish",
            "workspace.SheetRef",
            "writeback.CellValue$Moment");

    private static final Map<Class<?>, Object> PLAIN = Map.ofEntries(
            Map.entry(int.class, 1),
            Map.entry(Integer.class, 1),
            Map.entry(long.class, 1L),
            Map.entry(double.class, 1.0),
            Map.entry(boolean.class, true),
            Map.entry(UUID.class, new UUID(0, 1)),
            Map.entry(URI.class, URI.create("http://localhost")),
            Map.entry(Instant.class, Instant.EPOCH),
            Map.entry(Duration.class, Duration.ZERO),
            Map.entry(LocalDate.class, LocalDate.EPOCH),
            Map.entry(LocalTime.class, LocalTime.NOON),
            Map.entry(LocalDateTime.class, LocalDateTime.MIN),
            Map.entry(java.time.ZoneId.class, ZoneOffset.UTC));

    private static final Pattern MARK = Pattern.compile("<([\\w.$]+)\\.(\\w+)>");

    /** A message for people holds cards, which are such messages. */
    private static final int DEEPEST = 3;

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/sandbox/"))
            .importPackages("io.rowcast");

    @Test
    void no_record_prints_what_it_holds_of_anybody() throws ClassNotFoundException {
        Set<String> printed = new TreeSet<>();
        Set<String> notMade = new TreeSet<>();
        for (JavaClass each : SERVICE) {
            if (each.isRecord() && !isJson(each)) {
                Class<?> type = Class.forName(each.getName());
                Object made = made(type, 0);
                if (made == null) {
                    notMade.add(shortName(type));
                } else {
                    printed.addAll(printed(made.toString()));
                }
            }
        }
        printed.removeAll(HARMLESS_OF_ONE);
        assertThat(printed).isEmpty();
        assertThat(NOT_MADE).containsAll(notMade);
    }

    /** What JSON is read into and written from holds everything; whoever logs has none of it at hand. */
    @Test
    void who_logs_does_not_see_json() {
        noClasses()
                .that(DescribedPredicate.describe(
                        "log",
                        it -> it.getFields().stream()
                                .anyMatch(field -> field.getRawType().isEquivalentTo(Logger.class))))
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are records of JSON",
                        it -> it.isRecord() && isJson(it) && !it.getSimpleName().equals("ProblemView")))
                .check(SERVICE);
    }

    private static boolean isJson(JavaClass type) {
        String name = type.getEnclosingClass().map(JavaClass::getSimpleName).orElse(type.getSimpleName());
        return name.endsWith("Wire") || name.endsWith("View");
    }

    /** The components whose marks stand in the text: the record's own, and those of records inside it. */
    private static List<String> printed(String text) {
        return MARK.matcher(text)
                .results()
                .filter(mark -> !HARMLESS.contains(mark.group(2)))
                .map(mark -> mark.group(1) + "." + mark.group(2))
                .toList();
    }

    private static String shortName(Class<?> type) {
        return type.getName().replaceFirst("^io\\.rowcast\\.", "");
    }

    private static String mark(Class<?> type, String component) {
        return "<" + shortName(type) + "." + component + ">";
    }

    /** The record with a mark in each text; null where it takes none such. */
    private static @Nullable Object made(Class<?> type, int depth) {
        try {
            List<Class<?>> types = new ArrayList<>();
            List<@Nullable Object> values = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                types.add(component.getType());
                values.add(value(component.getGenericType(), mark(type, component.getName()), depth));
            }
            Constructor<?> constructor = type.getDeclaredConstructor(types.toArray(Class[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values.toArray());
        } catch (InvocationTargetException refused) {
            return null;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName(), e);
        }
    }

    private static @Nullable Object value(Type generic, String mark, int depth) {
        Class<?> type = raw(generic);
        if (type == String.class || type == Object.class) {
            return mark;
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        if (type.isRecord()) {
            return depth == DEEPEST ? null : made(type, depth + 1);
        }
        if (Collection.class.isAssignableFrom(type)) {
            Object item = value(argument(generic, 0), mark, depth);
            Collection<Object> items = item == null ? List.of() : List.of(item);
            return type == Set.class ? Set.copyOf(items) : items;
        }
        if (type == Map.class) {
            Object key = value(argument(generic, 0), mark, depth);
            Object held = value(argument(generic, 1), mark, depth);
            return key == null || held == null ? Map.of() : Map.of(key, held);
        }
        if (type == Optional.class) {
            return Optional.ofNullable(value(argument(generic, 0), mark, depth));
        }
        return PLAIN.get(type);
    }

    private static Type argument(Type generic, int place) {
        return generic instanceof ParameterizedType type ? type.getActualTypeArguments()[place] : Object.class;
    }

    private static Class<?> raw(Type generic) {
        return switch (generic) {
            case Class<?> type -> type;
            case ParameterizedType type -> (Class<?>) type.getRawType();
            default -> Object.class;
        };
    }
}
