package io.diana.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A transaction belongs to a use case, and lasts as long as what it returns. */
final class TransactionRules {

    private static final String TRANSACTIONAL = "org.springframework.transaction.annotation.Transactional";
    private static final String JAKARTA_TRANSACTIONAL = "jakarta.transaction.Transactional";
    private static final Set<String> PUBLISHERS = Set.of("reactor.core.publisher.Mono", "reactor.core.publisher.Flux");

    private TransactionRules() {}

    static List<Rule> all() {
        return List.of(transactionsBelongToUseCases(), transactionsAreReactive(), transactionsAreNotBypassed());
    }

    static Rule transactionsBelongToUseCases() {
        return new Rule(
                "@Transactional stands on methods in an application room only",
                code -> Stream.concat(
                                code.classes().stream()
                                        .filter(type -> isTransactional(type))
                                        .map(JavaClass::getName),
                                transactional(code)
                                        .filter(method -> !code.roomOf(method.getOwner())
                                                .orElse("")
                                                .equals(Room.APPLICATION.name()))
                                        .map(JavaMethod::getFullName))
                        .map(name -> name + " is @Transactional")
                        .toList());
    }

    static Rule transactionsAreReactive() {
        return new Rule(
                "a @Transactional method returns a Mono or a Flux",
                code -> transactional(code)
                        .filter(method ->
                                !PUBLISHERS.contains(method.getRawReturnType().getName()))
                        .map(method -> method.getFullName() + " returns neither")
                        .toList());
    }

    /** A proxy sees neither private, final or static methods nor what a class calls on itself. */
    static Rule transactionsAreNotBypassed() {
        return new Rule(
                "a @Transactional method is called through its proxy",
                code -> Stream.concat(
                                transactional(code)
                                        .filter(method -> isHidden(method) || isFinal(method.getOwner()))
                                        .map(method -> method.getFullName() + " is out of the proxy's reach"),
                                transactional(code)
                                        .flatMap(method -> method.getAccessesToSelf().stream()
                                                .filter(access ->
                                                        isFromWithin(access.getOriginOwner(), method.getOwner())))
                                        .map(JavaAccess::getDescription))
                        .toList());
    }

    /** A nested class and a heir hold the object itself, not its proxy. */
    private static boolean isFromWithin(JavaClass origin, JavaClass owner) {
        return origin.isAssignableTo(owner.getName()) || Names.topLevel(origin).equals(Names.topLevel(owner));
    }

    private static boolean isHidden(JavaMethod method) {
        return Stream.of(JavaModifier.PRIVATE, JavaModifier.FINAL, JavaModifier.STATIC)
                .anyMatch(method.getModifiers()::contains);
    }

    private static boolean isFinal(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.FINAL);
    }

    private static Stream<JavaMethod> transactional(Code code) {
        return code.classes().stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> Stream.of(TRANSACTIONAL, JAKARTA_TRANSACTIONAL)
                        .anyMatch(name -> method.isAnnotatedWith(name) || method.isMetaAnnotatedWith(name)));
    }

    private static boolean isTransactional(JavaClass type) {
        return Stream.of(TRANSACTIONAL, JAKARTA_TRANSACTIONAL)
                .anyMatch(name -> type.isAnnotatedWith(name) || type.isMetaAnnotatedWith(name));
    }
}
