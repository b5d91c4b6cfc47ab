package org.prismdata.kit.doctor;

/** What Podman makes of image names without a registry. */
final class ShortNames implements RootlessCheck {
    @Override
    public String name() {
        return "short-names";
    }

    @Override
    public Finding lookHere(Facts facts) {
        String registries = facts.host()
                .registriesConf()
                .topLevel("unqualified-search-registries")
                .orElse("");
        return registries.matches("\\[\\s*(\"docker.io\"|'docker.io')\\s*,?\\s*]")
                ? Finding.ok(name(), "are of docker.io, in Podman's own commands too")
                : Finding.note(
                        name(),
                        registries.isEmpty() || registries.matches("\\[\\s*]")
                                ? "Podman's own commands take none"
                                : "Podman's own commands look in " + registries,
                        "the kit takes `postgres:16` for docker.io/library/postgres:16, as Docker does; Compose files and"
                                + " Containerfiles that you give to Podman yourself fail over it, or get another image",
                        "write names in full; or put `unqualified-search-registries = [\"docker.io\"]` at the top of "
                                + facts.host().registriesConf().own());
    }
}
