package library.fines;

import java.util.List;
import library.loans.Loan;

public class Fine {

    private List<Loan> loans = List.of(); // breaks: Spring Modulith verifies the modules and their allowed dependencies [Field <library.fines.Fine.loans> has generic type] // breaks: modules form no cycle [Field <library.fines.Fine.loans> has generic type]
}
