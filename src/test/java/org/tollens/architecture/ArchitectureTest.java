package org.tollens.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the arrows of the table in {@code docs/architecture.md}, and that the classes they speak of were seen. */
class ArchitectureTest {
    private static final String STATISTICS = "org.tollens.statistics..";
    private static final String DYNAMICS = "org.tollens.dynamics..";
    private static final String CONSTRAINTS = "org.tollens.constraints..";
    private static final String MODELS = "org.tollens.models..";
    private static final String INFERENCE = "org.tollens.inference..";
    private static final String ENGINE = "org.tollens.engine..";
    private static final String REPORTS = "org.tollens.reports..";

    /** Module to what it may depend on; every other Tollens package is forbidden. */
    private static final Map<String, List<String>> ARROWS = new TreeMap<>(Map.of(
            STATISTICS, List.of(),
            DYNAMICS, List.of(),
            CONSTRAINTS, List.of(STATISTICS),
            MODELS, List.of(),
            INFERENCE, List.of(CONSTRAINTS, MODELS),
            ENGINE, List.of(CONSTRAINTS, MODELS, INFERENCE, STATISTICS),
            REPORTS, List.of(CONSTRAINTS)));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.tollens");

    @Test
    void seesTheClassesOfEveryModule() {
        for (String module : ARROWS.keySet()) {
            long seen = CLASSES.stream().filter(resideInAnyPackage(module)).count();
            assertThat(seen).as("classes of %s on the class path", module).isGreaterThan(5);
        }
    }

    @TestFactory
    Stream<DynamicTest> dependsOnlyAlongTheArrows() {
        return ARROWS.entrySet().stream()
                .map(arrow -> DynamicTest.dynamicTest(arrow.getKey(), () -> {
                    String[] allowed = Stream.concat(Stream.of(arrow.getKey()), arrow.getValue().stream())
                            .toArray(String[]::new);
                    noClasses()
                            .that()
                            .resideInAPackage(arrow.getKey())
                            .should()
                            .dependOnClassesThat(
                                    resideInAnyPackage("org.tollens..").and(not(resideInAnyPackage(allowed))))
                            .check(CLASSES);
                }));
    }

    @Test
    void hasNoCyclesBetweenPackages() {
        slices().matching("org.tollens.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void keepsLibrariesOutOfPublicSignatures() {
        classes()
                .that()
                .resideInAnyPackage(ENGINE, CONSTRAINTS)
                .and()
                .arePublic()
                .should(showNoTypeOf("ai.djl", "io.qameta", "org.apache.commons"))
                .check(CLASSES);
    }

    @Test
    void keepsJUnitOutOfTheConstraintLanguage() {
        noClasses()
                .that()
                .resideInAPackage(CONSTRAINTS)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..")
                .check(CLASSES);
    }

    @Test
    void showsTensorsOnlyInTheHookPackage() {
        classes()
                .that()
                .resideInAPackage(INFERENCE)
                .and()
                .resideOutsideOfPackage("org.tollens.inference.hook..")
                .and()
                .arePublic()
                .should(showNoTypeOf("ai.djl"))
                .check(CLASSES);
    }

    @Test
    void closesPublicClassesToExtension() {
        classes()
                .that()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .and()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .should(beFinalOrAbstract())
                .check(CLASSES);
    }

    @Test
    void marksEveryPackageForNullness() {
        List<String> unmarked = CLASSES.stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(p -> !p.isAnnotatedWith(NullMarked.class))
                .map(p -> p.getName())
                .filter(name ->
                        CLASSES.stream().anyMatch(c -> c.getPackageName().equals(name)))
                .sorted()
                .toList();
        assertThat(unmarked).as("packages without @NullMarked").isEmpty();
    }

    private static ArchCondition<JavaClass> showNoTypeOf(String... packages) {
        return new ArchCondition<>("show no type of " + Arrays.toString(packages) + " in a public signature") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                signatures(item)
                        .filter(type -> Arrays.stream(packages).anyMatch(p -> type.startsWith(p + ".")))
                        .forEach(type ->
                                events.add(SimpleConditionEvent.violated(item, item.getName() + " shows " + type)));
            }
        };
    }

    private static Stream<String> signatures(JavaClass item) {
        Predicate<java.util.Set<JavaModifier>> visible =
                m -> m.contains(JavaModifier.PUBLIC) || m.contains(JavaModifier.PROTECTED);
        Stream<JavaType> ofMethods = item.getCodeUnits().stream()
                .filter(unit -> visible.test(unit.getModifiers()))
                .flatMap(ArchitectureTest::typesOf);
        Stream<JavaType> ofFields = item.getFields().stream()
                .filter(field -> visible.test(field.getModifiers()))
                .map(JavaField::getType);
        Stream<JavaType> parents = Stream.concat(item.getSuperclass().stream(), item.getInterfaces().stream());
        return Stream.of(ofMethods, ofFields, parents)
                .flatMap(s -> s)
                .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                .map(type -> type.getBaseComponentType().getName());
    }

    private static Stream<JavaType> typesOf(JavaCodeUnit unit) {
        return Stream.concat(
                Stream.of(unit.getReturnType()),
                Stream.concat(unit.getParameterTypes().stream(), unit.getExceptionTypes().stream()));
    }

    private static ArchCondition<JavaClass> beFinalOrAbstract() {
        return new ArchCondition<>("be final or abstract") {
            @Override
            public void check(JavaClass item, ConditionEvents events) {
                boolean closed = item.getModifiers().contains(JavaModifier.FINAL)
                        || item.getModifiers().contains(JavaModifier.ABSTRACT);
                if (!closed) {
                    events.add(SimpleConditionEvent.violated(item, item.getName() + " is neither final nor abstract"));
                }
            }
        };
    }
}
