package dev.anachron.write;

import java.util.Map;

/**
 * The scenario as it was run, as YAML that runs again.
 *
 * @param whole all variants that ran
 * @param variants each variant by itself, by its name
 */
public record ScenarioTexts(String whole, Map<String, String> variants) {
    /** The variant's own scenario. */
    public String variant(String name) {
        String text = variants.get(name);
        if (text == null) {
            throw new IllegalArgumentException("no scenario text for variant " + name);
        }
        return text;
    }
}
