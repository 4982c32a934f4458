package io.vippet.deploy.internal;

import io.vippet.api.app.JarCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** Puts the content of one file into the framework, or sees to it that what the file held before runs. */
final class FileDeployer {

    /** What came of an attempt; {@code waiting} when it may go better once other bundles have come or gone. */
    record Attempt(Deployment deployment, boolean waiting) {}

    private final LoadFolder folder;
    private final KeptCopies copies;
    private final BundleHost host;
    private final StartCheck check;
    private final Supplier<List<JarCheck>> contentChecks;

    FileDeployer(
            LoadFolder folder,
            KeptCopies copies,
            BundleHost host,
            StartCheck check,
            Supplier<List<JarCheck>> contentChecks) {
        this.folder = folder;
        this.copies = copies;
        this.host = host;
        this.check = check;
        this.contentChecks = contentChecks;
    }

    /** Tries the present content of a file; empty when the file has just been deleted. */
    Optional<Attempt> take(String file) {
        try {
            Path staged = copies.stage(folder.file(file));
            Optional<Path> kept = copies.of(file);
            boolean known = kept.isPresent() && Files.mismatch(staged, kept.get()) == -1;
            try {
                deploy(file, staged, known);
                return Optional.of(running(file));
            } catch (RefusedException e) {
                return Optional.of(known || kept.isEmpty() ? refused(file, e) : fallBack(file, e, kept.get()));
            }
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(refused(file, new RefusedException(Outcome.INVALID, "cannot be read (" + e + ")", e)));
        }
    }

    /** Starts a bundle that others, by going, have left without something it needs. */
    Attempt restart(String file, Bundle bundle) {
        try {
            check.start(bundle);
            return running(file);
        } catch (RefusedException e) {
            return refused(file, e);
        }
    }

    private void deploy(String file, Path staged, boolean known) throws IOException, RefusedException {
        refuseTakenName(staged, file);
        Optional<Bundle> present = host.bundle(file);
        if (known && present.isPresent()) {
            check.start(present.get()); // only touched, or the deployer itself was restarted
        } else {
            refuseWrongContent(staged);
            run(file, staged);
            copies.keep(file, staged);
        }
    }

    private Bundle run(String file, Path content) throws IOException, RefusedException {
        try {
            Bundle bundle = host.put(file, content);
            check.start(bundle);
            return bundle;
        } catch (BundleException e) {
            throw new RefusedException(
                    Outcome.INVALID, "cannot be installed (" + e.getMessage() + "); correct its manifest", e);
        }
    }

    private void refuseTakenName(Path content, String file) throws IOException, RefusedException {
        String name = JarContent.read(content).symbolicName();
        Optional<Bundle> owner = host.owner(name, file);
        if (owner.isPresent()) {
            String rest = BundleHost.file(owner.get())
                    .map(other -> "as load/" + other + " has; delete one of the two")
                    .orElse("which belongs to a bundle of the server itself; give it another");
            throw new RefusedException(Outcome.CONFLICT, "has the symbolic name " + name + ", " + rest);
        }
    }

    private void refuseWrongContent(Path content) throws RefusedException {
        for (JarCheck contentCheck : contentChecks.get()) {
            Optional<String> complaint = contentCheck.complaint(content);
            if (complaint.isPresent()) {
                throw new RefusedException(Outcome.INVALID, complaint.get());
            }
        }
    }

    private Attempt fallBack(String file, RefusedException refusal, Path kept) {
        boolean replaced = refusal.outcome() == Outcome.UNRESOLVED || refusal.outcome() == Outcome.FAILED;
        try {
            Bundle bundle = restored(file, replaced, kept);
            return attempt(
                    file,
                    refusal,
                    replaced ? Outcome.ROLLED_BACK : refusal.outcome(),
                    "; version " + bundle.getVersion() + ", which it held before, runs");
        } catch (IOException | RefusedException e) {
            return attempt(file, refusal, refusal.outcome(), "; and what it held before " + e.getMessage());
        }
    }

    private Bundle restored(String file, boolean replaced, Path kept) throws IOException, RefusedException {
        Optional<Bundle> present = host.bundle(file);
        if (present.isPresent() && !replaced && BundleHost.runs(present.get())) {
            return present.get();
        }
        refuseTakenName(kept, file);
        return run(file, kept);
    }

    private Attempt running(String file) {
        @Nullable
        String message = host.bundle(file)
                .flatMap(check::waiting)
                .map(names -> "load/" + file + " runs, but its component " + names + ".")
                .orElse(null);
        return new Attempt(describe(file, Outcome.ACTIVE, message), false);
    }

    private Attempt refused(String file, RefusedException refusal) {
        return attempt(file, refusal, refusal.outcome(), "");
    }

    private Attempt attempt(String file, RefusedException refusal, Outcome outcome, String rest) {
        String message = "load/" + file + " " + refusal.getMessage() + rest + ".";
        return new Attempt(
                describe(file, outcome, message),
                refusal.outcome() == Outcome.CONFLICT || refusal.outcome() == Outcome.UNRESOLVED);
    }

    private Deployment describe(String file, Outcome outcome, @Nullable String message) {
        Optional<Bundle> bundle = host.bundle(file);
        return new Deployment(
                file,
                bundle.map(Bundle::getSymbolicName).orElse(null),
                bundle.map(present -> present.getVersion().toString()).orElse(null),
                outcome,
                message);
    }
}
