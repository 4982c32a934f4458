package io.vippet.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.Lock;

/** What classes may do. */
final class ClassRules {

    /** What constants may be declared as: whether such an object can be changed is not told by its type. */
    private static final Set<String> COLLECTIONS = Set.of(
            "java.util.Collection",
            "java.util.List",
            "java.util.Map",
            "java.util.NavigableMap",
            "java.util.Set",
            "java.util.SortedMap",
            "java.util.SortedSet");

    private static final List<Class<?>> CHANGEABLE = List.of(
            Appendable.class,
            Collection.class,
            Executor.class,
            Lock.class,
            Map.class,
            Thread.class,
            ThreadLocal.class,
            Timer.class);

    private ClassRules() {}

    /** Packages of one bundle depend in one direction only. */
    static ArchRule acyclicPackages() {
        return slices().assignedFrom(new EachPackage())
                .namingSlices("$1")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true);
    }

    static ArchRule noBundleContext() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.osgi.framework.BundleContext")
                .allowEmptyShould(true);
    }

    /** Annotations that the compiler alone reads may be there. */
    static ArchRule noOsgi() {
        return noClasses()
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are of OSGi",
                        type -> type.getPackageName().startsWith("org.osgi.")
                                && !type.getPackageName().startsWith("org.osgi.annotation.")))
                .allowEmptyShould(true);
    }

    static ArchRule rootPackage(String name) {
        return classes()
                .that(DescribedPredicate.describe(
                        "are ours", type -> type.getPackageName().startsWith("io.vippet")))
                .should()
                .resideInAPackage(name + "..")
                .allowEmptyShould(true);
    }

    /** A static field is a constant: set once, and nothing that can be changed hangs on it. */
    static ArchRule noStaticState() {
        return fields().that()
                .areStatic()
                .and(DescribedPredicate.describe("are written by people", ClassRules::isWrittenByPeople))
                .should(beConstant())
                .allowEmptyShould(true);
    }

    private static boolean isWrittenByPeople(JavaField field) {
        return !field.getModifiers().contains(JavaModifier.SYNTHETIC)
                && !field.getOwner().isEnum();
    }

    private static ArchCondition<JavaField> beConstant() {
        return new ArchCondition<>("be constant") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                if (!field.getModifiers().contains(JavaModifier.FINAL)) {
                    events.add(SimpleConditionEvent.violated(field, field.getFullName() + " is not final"));
                } else if (isChangeable(field.getRawType())) {
                    events.add(SimpleConditionEvent.violated(
                            field,
                            field.getFullName() + " holds " + field.getRawType().getName() + ", which can be changed"));
                }
            }
        };
    }

    /** Types of ours are judged by their own fields, whatever they extend: a map may be unmodifiable. */
    private static boolean isChangeable(JavaClass type) {
        if (type.getPackageName().startsWith("io.vippet")) {
            return hasVariables(type);
        }
        return !COLLECTIONS.contains(type.getName())
                && (type.getPackageName().startsWith("java.util.concurrent.atomic")
                        || CHANGEABLE.stream().anyMatch(type::isAssignableTo));
    }

    private static boolean hasVariables(JavaClass type) {
        return type.getAllFields().stream()
                .filter(field -> field.getOwner().getPackageName().startsWith("io.vippet"))
                .anyMatch(field -> !field.getModifiers().contains(JavaModifier.STATIC)
                        && (!field.getModifiers().contains(JavaModifier.FINAL)
                                || field.getRawType().getPackageName().startsWith("java.util.concurrent.atomic")));
    }

    /** Every package is a slice of its own, the root included. */
    private static final class EachPackage implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().startsWith("io.vippet")
                    ? SliceIdentifier.of(type.getPackageName())
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "each package";
        }
    }
}
