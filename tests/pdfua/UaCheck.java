import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Reads paths of PDF files, one a line, and checks each against PDF/UA-1 with veraPDF. Answers each with a line
 * for every failure, then with "= " and how many things were checked. One process for many files: it starts slowly.
 */
public class UaCheck {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        BufferedReader paths = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
        for (String path = paths.readLine(); path != null; path = paths.readLine()) {
            int checked = 0;
            try {
                checked = check(new File(path));
            } catch (Exception unreadable) {
                say("unreadable: " + unreadable);
            }
            System.out.println("= " + checked);
            System.out.flush();
        }
    }

    private static int check(File file) throws Exception {
        PDFAFlavour flavour = PDFAFlavour.byFlavourId("ua1");
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            for (TestAssertion failure : result.getTestAssertions()) {
                say(failure.getRuleId().getClause() + "-" + failure.getRuleId().getTestNumber() + ": "
                        + failure.getMessage() + " (" + failure.getLocation().getContext() + ")");
            }
            if (!result.isCompliant() && result.getTestAssertions().isEmpty()) {
                say("refused without a reason");
            }
            return result.getTotalAssertions();
        }
    }

    private static void say(String failure) {
        System.out.println("- " + failure.replaceAll("\\s+", " "));
    }
}
