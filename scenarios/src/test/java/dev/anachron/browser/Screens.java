package dev.anachron.browser;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests a {@link Screen}, one browser for all of them; skips them where there is none. */
final class Screens implements BeforeAllCallback, ParameterResolver {
    private static final ExtensionContext.Namespace OURS =
            ExtensionContext.Namespace.create(Screens.class);
    private static boolean told;

    @Override
    public void beforeAll(ExtensionContext context) {
        String missing = Chromium.missing();
        if (!missing.isEmpty() && !told) {
            told = true;
            System.out.println("The tests of the page in a browser are skipped: " + missing + ".");
        }
        Assumptions.assumeTrue(missing.isEmpty(), missing);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Screen.class;
    }

    @Override
    public Screen resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(OURS)
                .getOrComputeIfAbsent(Screen.class, type -> Screen.make(), Screen.class);
    }
}
