package io.rowcast;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The floor plan: who may import whom, and in which rooms each library lives. */
class ArchitectureTest {
    private static final String OURS = "io.rowcast";

    /** Each package with what it may import. One without a row here fails the build. */
    private static final Map<String, List<String>> MAY_IMPORT = Map.ofEntries(
            Map.entry("platform", List.of()),
            Map.entry("audit", List.of("platform")),
            Map.entry("timing", List.of("platform")),
            Map.entry("audience", List.of("platform")),
            Map.entry("media", List.of("platform")),
            Map.entry("render", List.of("audience", "media", "timing", "platform")),
            Map.entry("contact", List.of("audience", "audit", "platform")),
            Map.entry("delivery", List.of("contact", "platform")),
            // News of a sender pause its campaigns, in the same transaction.
            Map.entry("workspace", List.of("audit", "delivery", "platform")),
            Map.entry("account", List.of("audit", "workspace", "platform")),
            Map.entry(
                    "campaign",
                    List.of(
                            "audience",
                            "audit",
                            "render",
                            "media",
                            "delivery",
                            "contact",
                            "workspace",
                            "timing",
                            "platform")),
            Map.entry("schedule", List.of("campaign", "timing", "platform")),
            Map.entry("dispatch", List.of("delivery", "contact", "timing", "platform")),
            // The one table of Meta's errors is delivery's.
            Map.entry("whatsapp", List.of("delivery", "dispatch", "media", "workspace", "platform")),
            // A message written by hand is rendered as a campaign's, and goes the same way to Meta.
            Map.entry(
                    "conversation",
                    List.of(
                            "audience",
                            "audit",
                            "contact",
                            "delivery",
                            "dispatch",
                            "media",
                            "render",
                            "workspace",
                            "platform")),
            Map.entry("webhook", List.of("contact", "delivery", "conversation", "workspace", "platform")),
            // The phone in a row must be read as it was when the campaign was made, before a status is written to it.
            Map.entry(
                    "writeback", List.of("audience", "campaign", "delivery", "conversation", "workspace", "platform")),
            // Google says who signs in.
            Map.entry("sheets", List.of("account", "writeback", "workspace", "platform")),
            Map.entry(
                    "privacy",
                    List.of(
                            "audience",
                            "audit",
                            "contact",
                            "conversation",
                            "delivery",
                            "media",
                            "webhook",
                            "workspace",
                            "platform")));

    /** Each library with the rooms in which it may be used: a package, or a class by the end of its name. */
    private static final Map<String, List<String>> LIVES_IN = Map.ofEntries(
            Map.entry("io.javalin..", List.of("platform.http", "*Routes")),
            Map.entry("ch.qos.logback..", List.of("platform.log")),
            Map.entry("io.github.bucket4j..", List.of("platform.http")),
            Map.entry("j2html..", List.of("platform.http", "*Page")),
            Map.entry("org.jdbi..", List.of("platform.store", "*Store")),
            Map.entry("org.quartz..", List.of("schedule")),
            Map.entry("com.google.api..", List.of("sheets")),
            Map.entry("com.google.auth..", List.of("sheets")),
            Map.entry("com.fasterxml.jackson..", List.of("platform.json", "platform.http", "*Wire", "*View")),
            Map.entry("com.google.i18n.phonenumbers..", List.of("audience", "contact")),
            Map.entry("com.google.crypto.tink..", List.of("platform.crypto")),
            Map.entry("io.zonky..", List.of("platform.store")),
            Map.entry("org.flywaydb..", List.of("platform.store")),
            Map.entry("picocli..", List.of("")));

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/sandbox/"))
            .importPackages(OURS);

    @Test
    void every_package_has_a_row_in_the_table() {
        Set<String> packages = SERVICE.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.equals(OURS))
                .map(name -> name.substring(OURS.length() + 1).replaceAll("\\..*", ""))
                .collect(Collectors.toSet());
        assertThat(packages).containsExactlyInAnyOrderElementsOf(MAY_IMPORT.keySet());
    }

    @TestFactory
    List<DynamicTest> each_package_imports_what_its_row_allows() {
        return MAY_IMPORT.entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.getKey(),
                        () -> noClasses()
                                .that(resideInAPackage(OURS + "." + row.getKey() + ".."))
                                .should()
                                .dependOnClassesThat(
                                        resideInAPackage(OURS + "..").and(outside(row.getKey(), row.getValue())))
                                .check(SERVICE)))
                .toList();
    }

    private static DescribedPredicate<JavaClass> outside(String itself, List<String> allowed) {
        List<String> packages = new ArrayList<>();
        packages.add(OURS + "." + itself + "..");
        allowed.forEach(name -> packages.add(OURS + "." + name + ".."));
        return not(resideInAnyPackage(packages.toArray(String[]::new)));
    }

    @TestFactory
    List<DynamicTest> each_library_lives_in_its_room() {
        return LIVES_IN.entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.getKey(),
                        () -> noClasses()
                                .that(not(livesIn(row.getValue())))
                                .should()
                                .dependOnClassesThat(
                                        resideInAPackage(row.getKey()).and(not(type(Handle.class))))
                                .check(SERVICE)))
                .toList();
    }

    /** A {@code Handle} is passed on, to stay in one transaction; SQL is run with it in stores only. */
    @Test
    void sql_stands_in_stores_only() {
        noClasses()
                .that(not(livesIn(List.of("platform.store", "*Store"))))
                .should()
                .callMethodWhere(target(owner(assignableTo(Handle.class)))
                        .and(target(nameMatching("create.*|prepare.*|execute|select|attach|getConnection"))))
                .check(SERVICE);
    }

    private static DescribedPredicate<JavaClass> livesIn(List<String> rooms) {
        return DescribedPredicate.describe(
                "live in " + rooms,
                it -> rooms.stream()
                        .anyMatch(room -> room.startsWith("*")
                                ? outermost(it).getSimpleName().endsWith(room.substring(1))
                                : it.getPackageName().equals(room.isEmpty() ? OURS : OURS + "." + room)));
    }

    private static JavaClass outermost(JavaClass it) {
        return it.getEnclosingClass().map(ArchitectureTest::outermost).orElse(it);
    }

    @Test
    void nobody_reads_the_real_clock_by_himself() {
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.Clock.class, "systemUTC")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(SERVICE);
    }

    @Test
    void classes_are_named_for_the_part_they_play() {
        classes()
                .that(alwaysTrue())
                .should()
                .haveSimpleNameNotEndingWith("Manager")
                .andShould()
                .haveSimpleNameNotEndingWith("Util")
                .andShould()
                .haveSimpleNameNotEndingWith("Utils")
                .andShould()
                .haveSimpleNameNotEndingWith("Helper")
                .andShould()
                .haveSimpleNameNotEndingWith("Impl")
                .check(SERVICE);
    }
}
