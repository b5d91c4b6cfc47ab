package org.prismdata.kit.adopt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.prismdata.kit.edit.Edits;
import org.prismdata.kit.edit.FileEdit;

/** Finds out what a project has to have changed to use the kit. */
public final class ProjectAdoption {
    private ProjectAdoption() {}

    /** Only reads. */
    public static Adoption plan(AdoptRequest request) throws IOException {
        List<FileEdit> edits = new ArrayList<>();
        List<String> done = new ArrayList<>();
        List<LeftAlone> leftAlone = new ArrayList<>();
        for (AdoptModule module : request.modules()) {
            edits.addAll(new ModuleAdoption(request, module, done, leftAlone).edits());
        }
        return new Adoption(new Edits(request.root(), edits), done, leftAlone);
    }
}
